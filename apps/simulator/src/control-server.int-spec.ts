import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ManualClock,
  startEscauxSimulator,
  startIexpbxSimulator,
  startMotionSimulator,
  startUcontactSimulator,
  startXcallySimulator,
} from '@callspool/vendor-simulators';
import { startControlServer } from './control-server.js';
import { stopSimulators, VENDORS, type Simulators } from './simulators.js';

describe('the control port', () => {
  const clock = new ManualClock('2026-03-02T12:00:00Z');
  let simulators: Simulators;
  let ucontact: Simulators['ucontact'];
  let iexpbx: Simulators['iexpbx'];
  let control: Server;
  let url: string;
  beforeAll(async () => {
    simulators = {
      ucontact: await startUcontactSimulator({ clock }),
      iexpbx: await startIexpbxSimulator({ clock }),
      xcally: await startXcallySimulator({ clock }),
      motion: await startMotionSimulator({ clock }),
      escaux: await startEscauxSimulator({ clock }),
    };
    ({ ucontact, iexpbx } = simulators);
    control = await startControlServer(simulators, '127.0.0.1', 0);
    url = `http://127.0.0.1:${(control.address() as AddressInfo).port}`;
  });
  beforeEach(() => Promise.all(VENDORS.map((vendor) => simulators[vendor].reset())));
  afterAll(async () => {
    control.closeAllConnections();
    control.close();
    await stopSimulators(simulators);
  });

  const ask = async (path: string, body?: unknown) => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(url + path, init);
    return { status: response.status, body: (await response.json()) as unknown };
  };
  const dial = (number: string, uf: string) =>
    fetch(
      `${iexpbx.url}/api/old/get?username=apiuser&password=password&action=callivr&number=${number}&dp=outbound&dest=700&uf=${uf}`,
    );

  it('lists dials by vendor, from a position, up to a limit', async () => {
    for (const uf of ['a', 'b', 'c']) await dial('905320000001', uf);
    const { body } = await ask('/dials?vendor=iexpbx&after=1&limit=1');
    expect(body).toMatchObject([{ seq: 2, correlation: 'b' }]);
    expect((await ask('/dials')).body).toHaveLength(3);
    expect((await ask('/dials?vendor=ucontact')).body).toEqual([]);
  });

  it('shows violations, refusals, spool and deliveries', async () => {
    await fetch(`${iexpbx.url}/api/old/get`, { method: 'POST' });
    await fetch(`${ucontact.url}/Integra/resources/Dialers/DialerTask`);
    expect((await ask('/violations')).body).toMatchObject([
      { vendor: 'ucontact', operation: 'DialerTask', rule: 'method' },
      { vendor: 'iexpbx', rule: 'method' },
    ]);
    expect((await ask('/refusals')).body).toEqual([]);
    expect((await ask('/spool')).body).toEqual([]);
    expect((await ask('/deliveries')).body).toEqual([]);
  });

  it('switches faults on and off', async () => {
    const { body } = await ask('/faults', { vendor: 'iexpbx', add: { kind: 'httpStatus', status: 503 } });
    expect((await dial('905320000001', 'a')).status).toBe(503);
    expect((await ask('/faults')).body).toMatchObject({ ucontact: [], iexpbx: [{ kind: 'httpStatus' }] });
    await ask('/faults', { vendor: 'iexpbx', clear: (body as { id: string }).id });
    expect((await dial('905320000001', 'a')).status).toBe(200);
    await ask('/faults', { vendor: 'ucontact', add: { kind: 'portClosed' } });
    expect((await ask('/faults', { clear: true })).body).toEqual({
      ucontact: [],
      iexpbx: [],
      xcally: [],
      motion: [],
      escaux: [],
    });
    expect((await fetch(ucontact.url)).status).toBe(404);
  });

  it('changes settings, dialers and outcome scripts', async () => {
    const { status } = await ask('/settings', {
      ucontact: { showUnanswered: false, dialers: { 'Sales<-': { enabled: false, retries: 2 } } },
      iexpbx: {
        webhooks: { start: 'http://127.0.0.1:1/x' },
        engine: { outcomes: { '905320000001': 'busy' } },
      },
    });
    expect(status).toBe(200);
    expect(ucontact.settings.showUnanswered).toBe(false);
    expect(ucontact.dialers()[0]).toMatchObject({ name: 'Sales<-', enabled: false, retries: 2 });
    await dial('905320000001', 'a');
    expect(iexpbx.dials()).toMatchObject([{ outcome: 'busy' }]);
  });

  it.each([
    ['/settings', { ucontact: { nothing: 1 } }, 'unknown setting "nothing"'],
    ['/settings', { vicidial: {} }, 'unknown part "vicidial"'],
    ['/settings', { escaux: { apiVersion: 5 } }, 'setting "apiVersion" must be string'],
    ['/settings', { motion: [] }, 'motion must be an object'],
    ['/settings', { ucontact: { dialers: { Sales: {} } } }, 'There is no campaign "Sales"'],
    ['/settings', { ucontact: { dialers: { 'Sales<-': { name: 'x' } } } }, 'unknown setting "name"'],
    ['/settings', { ucontact: { activateLists: ['list-9'] } }, 'There is no list "list-9"'],
    ['/calls', { src: '1', queue: '999' }, 'There is no queue "999"'],
    ['/calls', { src: 1 }, 'send "src" as text'],
    ['/calls', { src: '1' }, 'send "queue" as text'],
    ['/calls', { vendor: 'escaux', src: '1', to: '999' }, 'There is no extension or queue "999"'],
    ['/calls', { vendor: 'ucontact', src: '1' }, 'vendor must be one that calls can come in at'],
    ['/restart', { vendor: 'escaux' }, 'vendor must be "xcally" or "motion"'],
    ['/phones', { id: 'SDP40001' }, 'send "isRegistered"'],
    ['/phones', { id: 'SDP49999', isRegistered: true }, 'There is no phone "SDP49999"'],
    ['/faults', { vendor: 'iexpbx', add: { kind: 'fire' } }, 'fault kind must be one of'],
    ['/faults', { add: { kind: 'http500' } }, 'name the vendor'],
    ['/faults', { vendor: 'vicidial', clear: true }, 'vendor must be one of'],
  ])('answers 400 to %s %p', async (path, body, problem) => {
    const answer = await ask(path, body);
    expect(answer).toMatchObject({ status: 400, body: { error: expect.stringContaining(problem) } });
  });

  it('lets a customer call in', async () => {
    expect((await ask('/calls', { src: '905329998877', queue: '630' })).status).toBe(200);
    const active = await fetch(
      `${iexpbx.url}/api/old/get?username=apiuser&password=password&action=activecalls`,
    );
    expect(await active.text()).toContain('Queue(630)');
  });

  it('steers the phonebars', async () => {
    const answer = await ask('/calls', { vendor: 'motion', src: '0470555501', queue: 'Sales' });
    expect(answer.body).toEqual({ rings: true });
    const calls = async () => (await (await fetch(`${simulators.motion.url}/api/calls`)).json()) as unknown;
    expect(await calls()).toMatchObject([{ callingNumber: '0470555501', stateId: 32 }]);
    expect((await ask('/hangups', { vendor: 'motion', number: '0470555501' })).body).toEqual({
      hungUp: true,
    });
    expect(await calls()).toMatchObject([{ stateId: 128 }]);
    await ask('/restart', { vendor: 'motion' });
    expect(await calls()).toEqual([]);
    await ask('/settings', { xcally: { cors: 'none', queues: ['Other'] } });
    expect(simulators.xcally.settings).toMatchObject({ cors: 'none', queues: ['Other'] });
  });

  it('steers the SOP and shows its events', async () => {
    await ask('/phones', { id: 'SDP40005', isRegistered: true });
    const call = { vendor: 'escaux', src: '0470555501', to: '671' };
    expect((await ask('/calls', call)).body).toEqual({ rings: true });
    expect((await ask('/events')).body).toMatchObject([{ name: 'evNewOrigChannel', sent: 1 }]);
    await ask('/faults', { vendor: 'escaux', add: { kind: 'missingEvent', operation: 'evPong' } });
    await fetch(`${simulators.escaux.url}/xml/ccPing.php`);
    expect((await ask('/events')).body).toMatchObject([{}, { name: 'evPong', sent: 0 }]);
    await fetch(`${simulators.escaux.url}/xml/ccPong.php`);
    expect((await ask('/violations')).body).toMatchObject([{ vendor: 'escaux', rule: 'path' }]);
    expect((await ask('/drop-events', {})).status).toBe(200);
  });

  it('answers 404 with what there is', async () => {
    expect(await ask('/nothing')).toMatchObject({
      status: 404,
      body: { error: expect.stringContaining('GET /dials') },
    });
  });

  it('starts over on request', async () => {
    await dial('905320000001', 'a');
    await ask('/settings', { iexpbx: { envelope: 'object' } });
    await ask('/reset', {});
    expect(iexpbx.dials()).toEqual([]);
    expect(iexpbx.settings.envelope).toBe('array');
  });
});
