import { SimulatedPortal } from '@callspool/vendor-simulators';
import { VendorConfigError } from '../core/base-url.js';
import { LEAD, sendWithin, vendorErrorOf } from '../testing/fixtures.js';
import { UcontactPortal, type PortalOptions } from './ucontact-portal.js';

const PORTAL = 'https://centre.example';
const PAGE = 'https://desk.example';
const GUID = '7e4e7db9-f080-494e-b04b-7c8e47711558';
const CALL = { campaign: 'Sale->', callerId: '29001000', destination: '091000000' };
const RESPOOL = {
  correlationId: LEAD,
  campaign: 'Sale->',
  number: '098344484',
  data: { a: 'b' },
  alternatives: ['098124484'],
  contact: 222,
  list: 'basetest',
};
const soon = () => ({ sendBy: sendWithin(1_000) });

let portal: SimulatedPortal;
let bridge: UcontactPortal;
let drifts: string[];

const openBridge = (change: Partial<PortalOptions> = {}): UcontactPortal =>
  new UcontactPortal({
    window: portal.window(),
    portalOrigin: PORTAL,
    timeZone: 'America/Montevideo',
    encoding: 'ascii',
    maxDataBytes: null,
    timeoutMs: 50,
    reportDrift: ({ what }) => drifts.push(what),
    ...change,
  });

beforeEach(() => {
  drifts = [];
  portal = new SimulatedPortal(PORTAL, PAGE);
  bridge = openBridge();
});
afterEach(() => {
  bridge.close();
  expect(portal.violations).toEqual([]);
});

it('calls, and keeps the answers of two calls apart', async () => {
  const guids = await Promise.all([
    bridge.call({ ...CALL, ...soon() }),
    bridge.callWithPhone({ campaign: 'Sale->', destination: '091000001', ...soon() }),
  ]);
  expect(guids.map((guid) => guid.slice(-1))).toEqual(['1', '2']);
  expect(portal.actions).toEqual([
    { action: 'call', fields: { campaign: 'Sale->', callerid: '29001000', destination: '091000000' } },
    { action: 'callWithPhone', fields: { campaign: 'Sale->', destination: '091000001' } },
  ]);
});

it('hangs up, tags, respools and schedules', () => {
  bridge.hangUp();
  bridge.tag({ guid: GUID, text: 'Sale|Phone: 10:30' });
  bridge.respool({ ...RESPOOL, ...soon() });
  bridge.schedule({ ...RESPOOL, callAt: new Date('2026-10-10T18:00:00Z'), ...soon() });
  bridge.schedule({ ...RESPOOL, callAt: null, ...soon() });
  const object = expect.objectContaining({ contact: 222, status: 1, data: `lead=${LEAD}:a=b` }) as object;
  expect(portal.actions).toEqual([
    { action: 'hangup', fields: {} },
    { action: 'tag', fields: { guid: GUID, message: 'Sale|Phone: 10:30' } },
    { action: 'respool', fields: { objetoRespool: object } },
    { action: 'schedule', fields: { callDate: '2026-10-10 15:00:00', objectDialer: object } },
    { action: 'schedule', fields: { callDate: null, objectDialer: object } },
  ]);
});

it('reads the record of the call in progress', async () => {
  expect(await bridge.cti()).toBeNull();
  portal.cti = JSON.stringify({
    Guid: GUID,
    Screen: 'FALSE',
    Campaign: 'Sale->',
    Callerid: '091000000',
    ParAndValues: `lead=${LEAD}:a=b`,
  });
  expect(await bridge.cti()).toMatchObject({
    guid: GUID,
    campaign: 'Sale->',
    number: '091000000',
    correlationId: LEAD,
  });
  portal.cti = 'encrypted';
  const error = await vendorErrorOf(bridge.cti());
  expect([error.kind, error.effect, error.repeatable]).toEqual(['protocol', 'none', true]);
});

// Any window can post to any other: only the portal, at its own origin, may answer.
it('hears nobody but the portal', async () => {
  portal.isSilent = true;
  const forged = JSON.stringify({ data: { guid: 'forged-guid' } });
  const call = vendorErrorOf(bridge.call({ ...CALL, ...soon() }));
  await Promise.resolve();
  portal.postToPage(forged, { origin: 'https://evil.example' });
  portal.postToPage(forged, { source: {} });
  portal.postToPage('not a message of Porthole');
  portal.postToPage({ data: { guid: 'forged-guid' } });
  const error = await call;
  expect([error.kind, error.effect, error.repeatable]).toEqual(['timeout', 'unknown', false]);
  expect(drifts).toEqual([]);
});

it('posts to the origin of the portal alone', async () => {
  const other = openBridge({ portalOrigin: 'https://other.example' });
  const error = await vendorErrorOf(other.call({ ...CALL, ...soon() }));
  expect([error.kind, portal.actions]).toEqual(['timeout', []]);
  expect(portal.violations.splice(0).map(({ rule }) => rule)).toEqual(['origin.other']);
  other.close();
});

it.each(['*', 'https://centre.example/', 'centre.example', 'file:///x', ''])(
  'takes %p for no origin',
  (portalOrigin) => {
    expect(() => openBridge({ portalOrigin })).toThrow(VendorConfigError);
  },
);

// The late guid of one call would be taken for the next one's.
it('makes no call while the answer to an earlier one is owed, and goes on once it came', async () => {
  portal.isSilent = true;
  await vendorErrorOf(bridge.call({ ...CALL, ...soon() }));
  portal.isSilent = false;
  const refused = await vendorErrorOf(bridge.call({ ...CALL, ...soon() }));
  expect([refused.kind, refused.effect, portal.actions.length]).toEqual(['refused', 'none', 1]);
  portal.answer({ guid: 'late-guid' });
  await Promise.resolve();
  expect(drifts).toEqual(['an answer that nobody waits for']);
  expect(await bridge.call({ ...CALL, ...soon() })).toMatch(/1$/);
});

it('sends nothing too late, and nothing outside the portal', async () => {
  const late = { sendBy: sendWithin(-1) };
  expect((await vendorErrorOf(bridge.call({ ...CALL, ...late }))).kind).toBe('not_sent');
  expect(() => bridge.respool({ ...RESPOOL, ...late })).toThrow('had passed');
  const alone = openBridge({ window: { ...portal.window(), top: null } });
  const error = await vendorErrorOf(alone.call({ ...CALL, ...soon() }));
  expect([error.kind, error.effect]).toEqual(['unreachable', 'none']);
  expect(() => alone.hangUp()).toThrow('not shown inside');
  expect(portal.actions).toEqual([]);
});

it.each(['0', '', 7, null])('takes %p for no id of a call: it may ring', async (guid) => {
  portal.isSilent = true;
  const call = vendorErrorOf(bridge.call({ ...CALL, ...soon() }));
  await Promise.resolve();
  portal.answer({ guid });
  const error = await call;
  expect([error.kind, error.effect]).toEqual(['protocol', 'unknown']);
});

it('refuses what cannot be said before anything is posted', async () => {
  expect((await vendorErrorOf(bridge.call({ ...CALL, destination: '09x', ...soon() }))).kind).toBe('refused');
  expect(() => bridge.tag({ guid: '../x', text: 'a' })).toThrow('guid');
  expect(() => bridge.respool({ ...RESPOOL, data: { time: '10:30' }, ...soon() })).toThrow('data.time');
  expect(portal.actions).toEqual([]);
});
