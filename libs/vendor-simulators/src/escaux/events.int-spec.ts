import { ManualClock } from '../engine/clock.js';
import { listenTo, type EventListener } from '../testing/event-listener.js';
import { sop } from '../testing/raw-http.js';
import { until } from '../testing/until.js';
import { startEscauxSimulator, type EscauxSimulator } from './start-escaux-simulator.js';

const PONG = '<evPong></evPong>';
const NEW_CHANNEL =
  '<evNewOrigChannel><Channel>IAX2/trunk@192.0.2.10:4569/1</Channel><CallerId>104</CallerId><Extension>102</Extension></evNewOrigChannel>';
const PARKED = '<evParked><ParkSlot>701</ParkSlot><Channel>IAX2/trunk@192.0.2.10:4569/1</Channel></evParked>';

describe('the event socket of the SOP', () => {
  let clock: ManualClock;
  let sim: EscauxSimulator;
  let listener: EventListener;
  beforeEach(async () => {
    clock = new ManualClock('2026-03-02T12:00:00Z');
    sim = await startEscauxSimulator({ clock, settings: { xml: { pretty: false } } });
    listener = await listenTo(sim.eventPort);
    await until(() => sim.eventListeners() === 1);
  });
  afterEach(async () => {
    listener.close();
    await sim.stop();
  });

  const ping = async () => (await sop(sim.url, 'ccPing.php')).body;
  const callAndPark = async () => {
    sim.receiveCall({ src: '104', to: '102' });
    await sop(sim.url, 'ccPark.php', { channel_id: 'IAX2/trunk@192.0.2.10:4569/1' });
  };

  it('answers a ping on the socket as well, within a second', async () => {
    const begun = Date.now();
    expect(await ping()).toBe('<ccPingResult><Result>0</Result></ccPingResult>');
    expect(await listener.heard(PONG)).toBe(PONG);
    expect(Date.now() - begun).toBeLessThan(1000);
  });

  it('tells everybody who listens', async () => {
    const other = await listenTo(sim.eventPort);
    await until(() => sim.eventListeners() === 2);
    await ping();
    expect([await listener.heard(PONG), await other.heard(PONG)]).toEqual([PONG, PONG]);
    other.close();
  });

  it('tells of new and of parked channels, in the order they came about', async () => {
    await callAndPark();
    expect(await listener.heard('</evParked>')).toBe(NEW_CHANNEL + PARKED);
    expect(sim.events().map(({ name, sent }) => [name, sent])).toEqual([
      ['evNewOrigChannel', 1],
      ['evParked', 1],
    ]);
  });

  it('writes events in the flavour of all its XML', async () => {
    Object.assign(sim.settings.xml, { empty: 'self-closed', pretty: true });
    await ping();
    expect(await listener.heard('evPong')).toBe('<evPong/>\n');
  });

  it('sends an event after the next one by fault', async () => {
    await sim.faults.add({ kind: 'reorderedEvent', operation: 'evNewOrigChannel', times: 1 });
    await callAndPark();
    expect(await listener.heard('</evNewOrigChannel>')).toBe(PARKED + NEW_CHANNEL);
  });

  it('sends an event late, twice or never by fault', async () => {
    await sim.faults.add({ kind: 'missingEvent', operation: 'evPong', times: 1 });
    await sim.faults.add({ kind: 'duplicateEvent', operation: 'evPong', times: 1 });
    await ping();
    expect(sim.events()).toMatchObject([{ name: 'evPong', sent: 0 }]);
    await ping();
    expect(await listener.heard(PONG + PONG)).toBe(PONG + PONG);
    await sim.faults.add({ kind: 'lateEvent', operation: 'evPong', ms: 3000 });
    await ping();
    clock.advance(2999);
    expect(sim.events()[2]?.sent).toBe(0);
    clock.advance(1);
    expect(await listener.heard(PONG.repeat(3))).toBe(PONG.repeat(3));
  });

  it('cuts events into pieces', async () => {
    sim.settings.events.splitBytes = 1;
    await ping();
    expect(await listener.heard(PONG)).toBe(PONG);
  });

  it('glues events together', async () => {
    sim.settings.events.glued = true;
    // Both within one turn, however busy the machine is.
    sim.receiveCall({ src: '104', to: '102' });
    sim.receiveCall({ src: '104', to: '102' });
    const second = NEW_CHANNEL.replace('4569/1<', '4569/3<');
    await listener.heard(second);
    expect(listener.pieces).toEqual([NEW_CHANNEL + second]);
  });

  it('sends events nobody has heard of', async () => {
    sim.settings.events.unknown = true;
    await ping();
    expect(await listener.heard('</evUnheardOf>')).toBe(
      `${PONG}<evUnheardOf><Detail>of no use</Detail></evUnheardOf>`,
    );
  });

  it('drops connections and takes new ones', async () => {
    sim.dropEventConnections();
    await until(() => listener.isClosed());
    // What happens meanwhile is not repeated.
    await ping();
    const again = await listenTo(sim.eventPort);
    await until(() => sim.eventListeners() === 1);
    sim.receiveCall({ src: '104', to: '102' });
    expect(await again.heard('</evNewOrigChannel>')).toBe(NEW_CHANNEL);
    again.close();
  });

  it('closes its port by fault and opens the same one again', async () => {
    const fault = await sim.faults.add({ kind: 'eventPortClosed' });
    await until(() => listener.isClosed());
    await expect(listenTo(sim.eventPort)).rejects.toThrow('ECONNREFUSED');
    expect(await ping()).toContain('<Result>0</Result>');
    await sim.faults.clear(fault.id);
    const again = await listenTo(sim.eventPort);
    await until(() => sim.eventListeners() === 1);
    await ping();
    expect(await again.heard(PONG)).toBe(PONG);
    again.close();
  });

  it('notes a caller who talks to it', async () => {
    listener.say('login\n');
    await until(() => sim.violations().length === 1);
    expect(sim.violations()).toMatchObject([{ operation: 'events', rule: 'events.input' }]);
  });
});
