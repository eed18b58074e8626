import { startUcontactSimulator, type UcontactSimulator } from '@callspool/vendor-simulators';
import { createVendor } from '../create-vendor.node.js';
import type { UcontactSettings } from '../config.js';
import { isMissing, type CapabilityName, type PushRequest, type Vendor } from '../core/capabilities.js';
import { LEAD, collect, sendWithin, testDependencies, vendorErrorOf } from '../testing/fixtures.js';
import { answer, startMisbehavingServer } from '../testing/misbehaving-server.js';
import { describeWireFaults } from '../testing/wire-fault-suite.js';

const TOKEN = 'YXBpdXNlcjpzZWNyZXQ=';
const PASSWORD = 'p+ss/wo=d&x';

const has = <Name extends CapabilityName>(vendor: Vendor, name: Name) => {
  const capability = vendor.capability(name);
  if (isMissing(capability)) throw new Error(capability.missing);
  return capability;
};

const request = (changes: Partial<PushRequest> = {}): PushRequest => ({
  correlationId: LEAD,
  number: '098344401',
  data: { idcustomer: '7' },
  campaign: { kind: 'ucontact', campaign: 'Sales<-', mode: 'append' },
  sendBy: sendWithin(1_000),
  ...changes,
});

function ucontactAt(url: string, settings: UcontactSettings = {}, deps = testDependencies()): Vendor {
  return createVendor(
    {
      kind: 'ucontact',
      baseUrl: url,
      username: 'apiuser',
      password: PASSWORD,
      timeZone: 'America/Montevideo',
      settings,
      limits: { timeoutMs: 300 },
    },
    deps,
  );
}

describe('on a wire that goes wrong', () => {
  describeWireFaults({
    create: async (url) => {
      const deps = testDependencies();
      await deps.sessionStore.write(0, TOKEN);
      return ucontactAt(url, {}, deps);
    },
    push: (vendor, ms) => has(vendor, 'contactPusher').push(request({ sendBy: sendWithin(ms) })),
    acceptance: '1',
    refusal: '0',
    secrets: [TOKEN, PASSWORD, encodeURIComponent(PASSWORD), 'apiuser', '098344401'],
  });
});

it.each([
  ['queueReader', '[{"error":"denied"}]'],
  ['queueReader', '[{"success":false}]'],
  ['queueReader', '[{"queue":"","loggedIn":10,"callers":3}]'],
  ['campaignStatusReader', '{"error":"denied"}'],
] as const)('%s: %s is an error, never an empty centre', async (name, body) => {
  const deps = testDependencies();
  await deps.sessionStore.write(0, TOKEN);
  const server = await startMisbehavingServer(answer(200, body));
  const vendor = ucontactAt(server.url, {}, deps);
  const error = await vendorErrorOf(
    name === 'queueReader' ? has(vendor, name).readQueues() : has(vendor, name).readCampaignStatus(),
  );
  await vendor.close();
  await server.stop();
  expect([error.kind, error.effect]).toEqual(['protocol', 'none']);
});

describe('getrecords paging', () => {
  const row = (id: number) => ({
    id,
    calldate: '2020-03-01 10:00:00',
    guid: `g${id}`,
    duration: 1,
    disposition: 'BUSY',
  });
  const range = { from: new Date('2020-03-01T00:00:00Z'), to: new Date('2020-03-02T00:00:00Z') };
  const offsetOf = (text: string) => Number(/lastrow=(\d+)/.exec(text)?.[1]);

  async function readFrom(rowsAt: (offset: number) => unknown[]) {
    const deps = testDependencies();
    await deps.sessionStore.write(0, TOKEN);
    const server = await startMisbehavingServer((socket, text) =>
      answer(200, JSON.stringify(rowsAt(offsetOf(text))))(socket, text),
    );
    const vendor = ucontactAt(server.url, {}, deps);
    try {
      return await collect(has(vendor, 'callRecordReader').readCallRecords(range));
    } finally {
      await server.stop();
      await vendor.close();
    }
  }

  it('goes on by the rows received, whatever page size the instance allows', async () => {
    const records = await readFrom((offset) =>
      offset >= 7 ? [] : [row(offset), row(offset + 1)].slice(0, 7 - offset),
    );
    expect(records.map((record) => record.vendorKey)).toEqual([0, 1, 2, 3, 4, 5, 6].map((id) => `id:${id}`));
  });

  it('hands a row out once when new rows shift the pages', async () => {
    const records = await readFrom((offset) =>
      offset >= 4 ? [] : [row(offset), row(Math.max(0, offset - 1))],
    );
    expect(new Set(records.map((record) => record.vendorKey)).size).toBe(records.length);
  });

  it('does not count terminators as rows, and ends on a page of nothing else', async () => {
    const terminator = { internalActionId: '1', dateReceived: 'x' };
    const records = await readFrom((offset) => (offset >= 2 ? [terminator] : [row(offset), terminator]));
    expect(records).toHaveLength(2);
  });

  it('ends with an error when the instance ignores the offset', async () => {
    await expect(readFrom(() => [row(1)])).rejects.toMatchObject({ kind: 'protocol', effect: 'none' });
  });
});

describe('against the strict simulator', () => {
  let simulator: UcontactSimulator;
  let vendor: Vendor;
  let deps: ReturnType<typeof testDependencies>;
  let expectsViolations: boolean;

  beforeEach(async () => {
    simulator = await startUcontactSimulator({
      settings: {
        password: PASSWORD,
        engine: { ringMs: [1, 2], talkMs: [1, 2] },
        recordsTerminator: true,
        fractionalSeconds: true,
      },
    });
    deps = testDependencies();
    vendor = ucontactAt(simulator.url, { allowedTimeZones: ['America/Montevideo'] }, deps);
    expectsViolations = false;
  });

  afterEach(async () => {
    await vendor.close();
    const violations = simulator.violations();
    await simulator.stop();
    if (!expectsViolations) expect(violations).toEqual([]);
  });

  const push = (changes: Partial<PushRequest> = {}) => has(vendor, 'contactPusher').push(request(changes));
  const recordsOf = async () => {
    const now = Date.now();
    const range = { from: new Date(now - 60_000), to: new Date(now + 60_000) };
    return collect(has(vendor, 'callRecordReader').readCallRecords(range));
  };
  const untilRecords = async (count: number) => {
    for (let tries = 0; tries < 100; tries += 1) {
      const records = await recordsOf();
      if (records.length >= count) return records;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('no records came');
  };

  it.each(['append', 'priority'] as const)(
    '%s: the pushed contact rings, and its call record carries our id',
    async (mode) => {
      await push({ campaign: { kind: 'ucontact', campaign: 'Sales<-', mode } });
      const records = await untilRecords(1);
      expect(records[0]).toMatchObject({
        correlationId: LEAD,
        destination: '098344401',
        result: 'ANSWERED',
        campaign: 'Sales<-',
        drift: [],
      });
      expect(records.map((record) => record.leg)).toContain('dialer');
      expect(Math.abs((records[0]?.startedAt.getTime() ?? 0) - Date.now())).toBeLessThan(30_000);
      expect(new Set(simulator.dials().map((dial) => dial.number))).toEqual(new Set(['098344401']));
    },
  );

  it('a scheduled push is taken with the instance’s wall clock', async () => {
    const campaign = { kind: 'ucontact', campaign: 'Sales<-', mode: 'scheduled' } as const;
    expect((await push({ campaign, callAt: new Date(Date.now() + 3_600_000) })).status).toBe('accepted');
  });

  it('an unknown campaign is a documented refusal', async () => {
    const error = await vendorErrorOf(
      push({ campaign: { kind: 'ucontact', campaign: 'Nobody<-', mode: 'append' } }),
    );
    expect([error.kind, error.effect]).toEqual(['refused', 'none']);
    expectsViolations = true;
  });

  it('recalls what still waits, and says so when nothing does', async () => {
    simulator.changeDialer('Sales<-', { inSchedule: false });
    simulator.settings.removeNoMatch = '0';
    await push();
    const recall = () =>
      has(vendor, 'contactRecaller').recall({ vendorCampaign: 'Sales<-', number: '098344401' });
    expect((await recall()).receipt).toBe('removed');
    expect((await recall()).receipt).toBe('not_waiting');
    expect(simulator.dials()).toEqual([]);
  });

  it.each([undefined, 'America/Montevideo'])(
    'uploads a list (zone %s) whose rows all arrive',
    async (timezone) => {
      const rows = ['098344401', '098344402'].map((number, index) => ({
        correlationId: LEAD.slice(0, 31) + index,
        number,
        data: { name: 'José', empty: '' },
      }));
      const answered = await has(vendor, 'bulkPusher').pushList({
        listName: 'run_1',
        rows,
        campaign: { kind: 'ucontact', campaign: 'Sales<-', mode: 'append' },
        ...(timezone && { timezone }),
        sendBy: sendWithin(1_000),
      });
      expect(answered).toEqual({ status: 'accepted', vendorRef: 'run_1', raw: '1' });
      simulator.activateList('run_1');
      const ids = new Set((await untilRecords(2)).map((record) => record.correlationId));
      expect(ids).toEqual(new Set(rows.map((row) => row.correlationId)));
    },
  );

  it('sends only time zones that the connection lists', async () => {
    const campaign = { kind: 'ucontact', campaign: 'Sales<-', mode: 'append' } as const;
    const list = { listName: 'x', rows: [], campaign, timezone: 'Mars/Base', sendBy: sendWithin(1_000) };
    await expect(has(vendor, 'bulkPusher').pushList(list)).rejects.toMatchObject({ field: 'timezone' });
  });

  it('reads queues and campaign states with their age', async () => {
    const queues = await has(vendor, 'queueReader').readQueues();
    expect(queues.items.map((queue) => queue.name)).toContain('Sales<-');
    const status = await has(vendor, 'campaignStatusReader').readCampaignStatus({
      vendorCampaign: 'Sales<-',
    });
    expect(status.items.map((item) => item.campaign)).toEqual(['Sales<-']);
    expect(Math.abs(status.at.getTime() - Date.now())).toBeLessThan(5_000);
    expect([queues.drift, status.drift]).toEqual([[], []]);
    const all = await has(vendor, 'campaignStatusReader').readCampaignStatus();
    expect(all.items.length).toBeGreaterThan(1);
  });

  it('blacklists a number everywhere, twice without harm', async () => {
    const entry = { number: '098344401', vendorCampaign: '*' };
    expect(await has(vendor, 'blacklister').addBlack(entry)).toEqual({ raw: '1' });
    expect(await has(vendor, 'blacklister').addBlack(entry)).toEqual({ raw: '1' });
  });

  // Nothing takes a number off the list again, and what these would match nobody knows.
  it.each([
    ['', 'Sales<-', 'number'],
    ['*', 'Sales<-', 'number'],
    ["09;'", 'Sales<-', 'number'],
    ["%' or 1=1", 'Sales<-', 'number'],
    ['098344401', '', 'campaign'],
    ['098344401', '%', 'campaign'],
    ['098344401', "Sales'<-", 'campaign'],
  ])('sends neither a recall nor a blacklisting of %j in %j', async (number, vendorCampaign, field) => {
    const server = await startMisbehavingServer(answer(200, '1'));
    const nowhere = ucontactAt(server.url);
    const refusal = { field, effect: 'none' };
    const at = { number, vendorCampaign };
    await expect(has(nowhere, 'contactRecaller').recall(at)).rejects.toMatchObject(refusal);
    await expect(has(nowhere, 'blacklister').addBlack(at)).rejects.toMatchObject(refusal);
    const everywhere = has(nowhere, 'contactRecaller').recall({ ...at, vendorCampaign: '*' });
    await expect(everywhere).rejects.toMatchObject({ effect: 'none' });
    await nowhere.close();
    await server.stop();
    expect(server.requests).toEqual([]);
  });

  it('signs in again once when the token has expired, and pushes once', async () => {
    await has(vendor, 'queueReader').readQueues();
    await simulator.faults.add({ kind: 'expireToken' });
    await push();
    await untilRecords(1);
    expect(new Set(simulator.dials().map((dial) => dial.number)).size).toBe(1);
    expect(deps.logged.filter((line) => line.operation === 'auth/getUserToken')).toHaveLength(2);
  });

  it.each([false, true])('signs in to an older instance (user with phone: %s)', async (userHasPhone) => {
    Object.assign(simulator.settings, { oldLoginOnly: true, userHasPhone });
    expect((await push()).status).toBe('accepted');
  });

  it('says when user name or password are wrong, and does not hammer', async () => {
    simulator.settings.password = 'another';
    const report = await has(vendor, 'connectionProbe').probe();
    expect(report.outcome).toBe('credentials');
    const error = await vendorErrorOf(push());
    expect([error.kind, error.effect]).toEqual(['credentials', 'none']);
    expect(deps.logged.filter((line) => line.operation === 'auth/getUserToken')).toHaveLength(1);
  });

  it('probes without dialling, and ends the session for every node', async () => {
    expect((await has(vendor, 'connectionProbe').probe()).outcome).toBe('ok');
    await has(vendor, 'sessionEnder').endSession();
    await has(vendor, 'queueReader').readQueues();
    expect(deps.logged.filter((line) => line.operation === 'auth/getUserToken')).toHaveLength(2);
    expect(simulator.dials()).toEqual([]);
  });

  it('leaves a push in doubt when the line is cut after the dialer took it', async () => {
    await has(vendor, 'queueReader').readQueues();
    await simulator.faults.add({ kind: 'cutAfterActing', operation: 'DialerTask', times: 1 });
    const error = await vendorErrorOf(push());
    expect([error.kind, error.effect]).toEqual(['severed', 'unknown']);
    expect((await untilRecords(1))[0]?.correlationId).toBe(LEAD);
  });

  it('logs no secret, no address and no body', async () => {
    await push();
    const shown = JSON.stringify(deps.logged);
    for (const secret of [PASSWORD, '127.0.0.1', '098344401', LEAD]) expect(shown).not.toContain(secret);
  });
});
