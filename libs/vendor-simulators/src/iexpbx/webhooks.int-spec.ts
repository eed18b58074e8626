import { ManualClock } from '../engine/clock.js';
import { action } from '../testing/raw-http.js';
import { startReceiver, type Receiver } from '../testing/receiver.js';
import { startIexpbxSimulator, type IexpbxSimulator } from './start-iexpbx-simulator.js';

describe('IEXPBX calling out', () => {
  let clock: ManualClock;
  let receiver: Receiver;
  let sim: IexpbxSimulator;
  beforeEach(async () => {
    clock = new ManualClock('2026-03-02T12:00:00Z');
    receiver = await startReceiver();
    sim = await startIexpbxSimulator({
      clock,
      settings: {
        webhooks: {
          start: `${receiver.url}/caller/datas?caller={src}&called={dst}&chan={chanid}`,
          hangup: `${receiver.url}/caller/datas?chan={chanid}&callstatus{status}&callduration={duration}`,
        },
      },
    });
  });
  afterEach(async () => {
    await sim.stop();
    await receiver.stop();
  });

  const call = (number: string, uf = 'a1') =>
    action(sim.url, 'callivr', { number, dp: 'outbound', dest: '700', uf });
  /** Sockets race on loopback, so what left first is asked of the sender. */
  const sent = () => sim.deliveries().map(({ event }) => event);

  it('fills the printed templates literally, missing "=" included', async () => {
    await call('905320000085');
    clock.advance(10_000);
    const chanid = sim.dials()[0]?.vendorCallId ?? '';
    const [first, second] = (await receiver.received(2)).sort();
    expect(first).toBe(`GET /caller/datas?caller=700&called=905320000085&chan=${chanid}`);
    expect(second).toMatch(
      new RegExp(`^GET /caller/datas\\?chan=${chanid}&callstatusBUSY&callduration=\\d+$`),
    );
  });

  it.each([
    ['01', 'ANSER'],
    ['70', 'NOANSWER'],
    ['85', 'BUSY'],
    ['93', 'CONGESTION'],
    ['99', 'CANCEL'],
  ])('calls the end of a call to …%s "%s"', async (digits, status) => {
    await call(`9053200000${digits}`);
    clock.advance(10_000);
    expect(sim.deliveries().at(-1)?.url).toContain(`callstatus${status}&`);
  });

  it('leaves an unknown placeholder as it was typed', async () => {
    sim.settings.webhooks.start = `${receiver.url}/x?name={callername}&to={dst}`;
    await call('905320000001');
    expect(await receiver.received(1)).toEqual(['GET /x?name={callername}&to=905320000001']);
  });

  it('escapes values, or not', async () => {
    sim.settings.webhooks.start = `${receiver.url}/x?to={dst}`;
    await call('+905320000001');
    sim.settings.webhooks.unescaped = true;
    await call('+905320000002');
    expect((await receiver.received(2)).sort()).toEqual([
      'GET /x?to=%2B905320000001',
      'GET /x?to=+905320000002',
    ]);
  });

  it('loses events', async () => {
    sim.settings.webhooks.lost = 1;
    await call('905320000001');
    clock.advance(10_000);
    expect(sent()).toEqual([]);
  });

  it('doubles events', async () => {
    sim.settings.webhooks.doubled = 1;
    await call('905320000001');
    clock.advance(10_000);
    expect(sent()).toEqual(['start', 'start', 'hangup', 'hangup']);
  });

  it('sends the hang-up before the start', async () => {
    sim.settings.webhooks.reordered = 1;
    await call('905320000001');
    clock.advance(10_000);
    expect(sent()).toEqual(['hangup', 'start']);
  });

  it('delays events', async () => {
    sim.settings.webhooks.delayMs = 60_000;
    await call('905320000001');
    clock.advance(59_999);
    expect(sent()).toEqual([]);
    clock.advance(1);
    expect(sent()).toEqual(['start']);
  });

  it('notes what became of a delivery', async () => {
    sim.settings.webhooks.hangup = 'http://127.0.0.1:1/closed?chan={chanid}';
    await call('905320000001');
    clock.advance(10_000);
    await receiver.received(1);
    for (
      let tries = 0;
      tries < 100 && sim.deliveries().some(({ status, error }) => status === null && error === null);
      tries += 1
    ) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(sim.deliveries()).toMatchObject([
      { event: 'start', status: 200, error: null },
      { event: 'hangup', status: null, error: expect.stringContaining('ECONNREFUSED') },
    ]);
  });

  describe('the IVR script', () => {
    beforeEach(() => {
      Object.assign(sim.settings.webhooks, { start: null, hangup: null });
      sim.settings.ivr.url = `${receiver.url}/api/sms.php?tuslama=\${tuslama}&id=\${MSTUF}`;
    });

    it('calls the customer with the key and the uf', async () => {
      sim.settings.ivr.keys = { '905320000001': '5' };
      await call('905320000001', 'lead_7-f');
      clock.advance(10_000);
      expect(await receiver.received(1)).toEqual(['GET /api/sms.php?tuslama=5&id=lead_7-f']);
    });

    it('pastes the uf in without escaping it', async () => {
      sim.settings.ivr.keys = { '905320000001': '5' };
      sim.settings.ufAlphabet = 'off';
      await call('905320000001', 'a b&c');
      clock.advance(10_000);
      expect(await receiver.received(1)).toEqual(['GET /api/sms.php?tuslama=5&id=a%20b&c']);
    });

    it('calls nobody for an unanswered call, or when no key was pressed', async () => {
      sim.settings.ivr.keyPressShare = 1;
      sim.settings.ivr.keys = { '905320000001': '' };
      await call('905320000075');
      await call('905320000001');
      clock.advance(10_000);
      expect(sent()).toEqual([]);
    });

    it('draws keys for a share of the answered calls', async () => {
      for (let at = 10; at < 40; at += 1) await call(`9053200000${at}`);
      clock.advance(10_000);
      expect(sent().length).toBeGreaterThan(5);
      expect(sent().length).toBeLessThan(25);
    });
  });
});
