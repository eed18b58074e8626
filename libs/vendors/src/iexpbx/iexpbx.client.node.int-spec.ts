import fc from 'fast-check';
import { startIexpbxSimulator, type IexpbxSimulator } from '@callspool/vendor-simulators';
import { DEFAULT_LIMITS, type IexpbxSettings } from '../config.js';
import { isMissing, type Announcement } from '../core/capabilities.js';
import { textField } from '../core/read-field.js';
import { LEAD, sendWithin, testDependencies, vendorErrorOf } from '../testing/fixtures.js';
import { answer, startMisbehavingServer } from '../testing/misbehaving-server.js';
import { describeWireFaults } from '../testing/wire-fault-suite.js';
import { toCallIvr } from './iexpbx-dial.mapper.js';
import { IexpbxVendor } from './iexpbx.vendor.node.js';

function vendorAt(url: string, settings: IexpbxSettings = {}, timeoutMs = 1_000): IexpbxVendor {
  const access = { username: 'apiuser', password: 'p+ss wö%d', timeZone: 'Europe/Istanbul' };
  return new IexpbxVendor({ kind: 'iexpbx', baseUrl: url, ...access, settings }, testDependencies(), {
    ...DEFAULT_LIMITS,
    timeoutMs,
  });
}

describe('agent-first calls on a wire that goes wrong', () => {
  describeWireFaults({
    create: async (url) => vendorAt(url, {}, 300),
    push: async (vendor, ms) => {
      const agentCaller = vendor.capability('agentCaller');
      if (isMissing(agentCaller)) throw new Error(agentCaller.missing);
      const request = { correlationId: LEAD, agentPhone: '100', number: '905071112201' };
      return agentCaller.callAgentFirst({ ...request, sendBy: sendWithin(ms) });
    },
    acceptance: '[{"success":true,"count":0,"data":[]}]',
    refusal: '[{"success":false,"count":0,"data":[]}]',
    secrets: ['p+ss wö%d', encodeURIComponent('p+ss wö%d'), '905071112201'],
  });
});

const CALL = { number: '905071112201', internal: '100' };
const dial = () => ({ sendBy: sendWithin(1_000) });

describe('against the strict simulator', () => {
  let simulator: IexpbxSimulator;
  let vendor: IexpbxVendor;

  beforeEach(async () => {
    simulator = await startIexpbxSimulator({
      settings: { password: 'p+ss wö%d', engine: { instant: true } },
    });
    vendor = vendorAt(simulator.url);
  });
  afterEach(async () => {
    await vendor.close();
    const violations = simulator.violations();
    await simulator.stop();
    expect(violations).toEqual([]);
  });

  const recordIds = async () => {
    const { rows } = await vendor.client.cdr({ date1: '010120200000', date2: '010121000000' });
    return rows.map((row) => ({ id: textField(row, 'id'), hasRecording: row['record'] }));
  };

  it.each(['array', 'object'] as const)('rings the extension first (envelope: %s)', async (envelope) => {
    simulator.settings.envelope = envelope;
    await vendor.client.callNumber(CALL, dial());
    expect(simulator.dials()).toMatchObject([
      { number: '100', leg: 'first', operation: 'callnumber' },
      { number: '905071112201', leg: 'second' },
    ]);
  });

  it('offers it as an agent-first call, and refuses to show another extension', async () => {
    const caller = vendor.capabilities.agentCaller;
    if (isMissing(caller)) throw new Error(caller.missing);
    const request = { correlationId: LEAD, agentPhone: '100', number: '905071112201', ...dial() };
    expect(await caller.callAgentFirst(request)).toMatchObject({ status: 'accepted', vendorRef: null });
    const error = await vendorErrorOf(caller.callAgentFirst({ ...request, callerExtension: '101' }));
    expect([error.kind, error.effect, simulator.dials().length]).toEqual(['refused', 'none', 2]);
  });

  it.each(['103', '999'])(
    'takes the refusal of extension %s as one before anything rang',
    async (internal) => {
      const error = await vendorErrorOf(vendor.client.callNumber({ ...CALL, internal }, dial()));
      expect([error.kind, error.effect, error.repeatable, simulator.dials()]).toEqual([
        'refused',
        'none',
        false,
        [],
      ]);
    },
  );

  it.each(['ok', 'empty', '00'] as const)(
    'leaves a call in doubt when the answer is %s',
    async (dialReply) => {
      simulator.settings.dialReply = dialReply;
      const error = await vendorErrorOf(vendor.client.callNumber(CALL, dial()));
      expect([error.kind, error.effect]).toEqual(['protocol', 'unknown']);
      expect(simulator.dials()).toHaveLength(2);
    },
  );

  it('fetches the recording of each call byte by byte', async () => {
    await vendor.client.callNumber(CALL, dial());
    await vendor.client.callNumber({ ...CALL, internal: '101' }, dial());
    const records = await recordIds();
    expect(records).toHaveLength(2);
    for (const { id } of records) {
      const found = await vendor.client.record(id);
      expect(Buffer.from(found?.bytes ?? []).equals(simulator.recording(id) ?? Buffer.of(1))).toBe(true);
    }
  });

  it('asks for the call records of one number', async () => {
    await vendor.client.callNumber(CALL, dial());
    await vendor.client.callNumber({ ...CALL, number: '905071112202' }, dial());
    const range = { date1: '010120200000', date2: '010121000000' };
    const { rows } = await vendor.client.cdr({ ...range, number: '905071112202' });
    expect(rows.map((row) => row['dst'])).toEqual(['905071112202']);
    expect((await vendorErrorOf(vendor.client.cdr({ ...range, number: '1&uf=no' }))).kind).toBe('refused');
  });

  // Only 404 says that there is none: a wrong password is answered by success=false as well.
  it('tells "no recording" from "nobody knows"', async () => {
    const errorKind = async () => (await vendorErrorOf(vendor.client.record('123'))).kind;
    expect(await errorKind()).toBe('refused');
    simulator.settings.recordNotFound = 'empty';
    expect(await errorKind()).toBe('protocol');
    simulator.settings.recordNotFound = 'http404';
    expect(await vendor.client.record('123')).toBeNull();
  });

  it('reads no recording above the limit', async () => {
    await vendor.client.callNumber(CALL, dial());
    const small = vendorAt(simulator.url, { maxRecordingBytes: 100 });
    const [record] = await recordIds();
    expect((await vendorErrorOf(small.client.record(record?.id ?? ''))).kind).toBe('protocol');
    await small.close();
  });

  it('reads the phone book, whatever its elements are called', async () => {
    const expected = [
      { name: 'John Lash', numbers: ['908502590259'] },
      { name: 'David & "Dave" Copper', numbers: ['905380000001', '905380000002'] },
    ];
    expect(await vendor.client.phoneDirectory()).toEqual({ contacts: expected, drift: [] });
    simulator.settings.directory = { root: 'rehber', entry: 'kisi', name: 'ad', number: 'tel' };
    expect((await vendor.client.phoneDirectory()).contacts).toEqual(expected);
  });

  it('tells a refused phone book from an empty one', async () => {
    simulator.settings.password = 'another';
    expect((await vendorErrorOf(vendor.client.phoneDirectory())).kind).toBe('refused');
  });

  // What we encode is what the other side plays, and what cannot be said is refused before it is sent.
  it('carries every announcement it accepts, and injects none', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 20 }),
      fc.constantFrom('{a', 'b}', 'a|WELCOME', '%10 indirim', '%20', 'çok güzel & uzun = +1?', '100%'),
    );
    const item = fc.oneof(
      text.map((said): Announcement => ({ text: said })),
      fc.constantFrom<Announcement>({ file: 'WELCOME' }, { file: 'ANNOUNCE1' }),
    );
    let spoken = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(item, { minLength: 1, maxLength: 3 }), async (announcements) => {
        const campaign = {
          kind: 'iexpbx-ivr',
          dialPlan: 'outbound',
          ivrNumber: '700',
          announcements,
        } as const;
        const request = { correlationId: LEAD, number: '905071112201', data: {}, campaign, ...dial() };
        const isSayable = announcements.every(
          (one) =>
            'file' in one || (one.text.trim() !== '' && !/[{}|$"'`\\\u0000-\u001f\u007f]/.test(one.text)),
        );
        const before = simulator.dials().length;
        const send = async () => vendor.client.callIvr(toCallIvr(request, campaign), dial());
        if (!isSayable) {
          expect((await vendorErrorOf(send())).kind).toBe('refused');
          expect(simulator.dials()).toHaveLength(before);
          return;
        }
        // The strict decoder of the other side refuses what it would read as another list of announcements.
        await send();
        expect(simulator.announced().at(-1)).toEqual(
          announcements.map((one) => ('file' in one ? one : { text: one.text })),
        );
        spoken += 1;
      }),
      { numRuns: 150, seed: 20 },
    );
    expect(spoken).toBeGreaterThan(20);
  });
});

it.each(['<html>sign in</html>', '[{"success":true,"count":0,"data":[]}]', 'x'.repeat(33), '02'])(
  'takes %p for no recording, whatever the status says',
  async (body) => {
    const server = await startMisbehavingServer(answer(200, body));
    const vendor = vendorAt(server.url);
    const error = await vendorErrorOf(vendor.client.record('28699'));
    expect([error.kind, error.effect]).toEqual(['protocol', 'none']);
    await vendor.close();
    await server.stop();
  },
);

it.each(['', '../x', '1&action=callnumber'])('asks for no recording by the id %p', async (id) => {
  const vendor = vendorAt('http://127.0.0.1:9');
  expect((await vendorErrorOf(vendor.client.record(id))).kind).toBe('refused');
  await vendor.close();
});
