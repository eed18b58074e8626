import { SimulatedPortal } from './portal.js';

const PORTAL = 'https://centre.example';
const PAGE = 'https://desk.example';
const RESPOOL = {
  campaign: 'Sale->',
  destination: '098344484',
  dialerbase: 'basetest',
  status: 1,
  data: 'a=b',
  alternatives: '',
  contact: 222,
  retries: 0,
  priority: 9999,
  agentphone: '',
};

const envelope = (data: unknown, change: object = {}) =>
  JSON.stringify({
    data,
    sourceOrigin: PAGE,
    targetOrigin: PORTAL,
    sourceWindowName: 'desk',
    targetWindowName: '',
    ...change,
  });

let portal: SimulatedPortal;
beforeEach(() => (portal = new SimulatedPortal(PORTAL, PAGE)));

const post = (message: unknown, targetOrigin = PORTAL) =>
  portal.window().top.postMessage(message, targetOrigin);
const rules = () => portal.violations.map(({ rule }) => rule);

it('answers a call with its guid, to every listener, as the portal', async () => {
  const heard: unknown[] = [];
  const page = portal.window();
  page.addEventListener('message', (event) =>
    heard.push([event.origin, event.source === page.top, event.data]),
  );
  post(envelope({ action: 'callWithPhone', campaign: 'Sale->', destination: '091000000' }));
  await Promise.resolve();
  expect(heard).toEqual([[PORTAL, true, expect.stringContaining('"guid":"00000000-')]]);
  expect(rules()).toEqual([]);
});

it.each([
  [{ action: 'call', campaign: 'Sale->', destination: '091000000' }, 'call.callerid'],
  [{ action: 'callWithPhone', campaign: 'Sale', destination: '091000000' }, 'callWithPhone.campaign'],
  [{ action: 'hangup', guid: 'x' }, 'hangup.unknown'],
  [{ action: 'tag', guid: 'x' }, 'tag.message'],
  [{ action: 'cti' }, 'action'],
  [{ action: 'respool', objetoRespool: { ...RESPOOL, contact: '222' } }, 'respool.objetoRespool'],
  [{ action: 'respool', objectDialer: RESPOOL }, 'respool.objetoRespool'],
  [{ action: 'schedule', callDate: '2016-10-10T15:00:00', objectDialer: RESPOOL }, 'schedule.callDate'],
])('does nothing on %j, by the rule %s', (data, rule) => {
  post(envelope(data));
  expect([rules(), portal.actions]).toEqual([[rule], []]);
});

it('notes a message for anybody, drops one for another origin, and takes none but the text of an envelope', () => {
  post(envelope({ action: 'hangup' }), '*');
  post(envelope({ action: 'hangup' }), PAGE);
  post({ data: { action: 'hangup' } });
  post(envelope({ action: 'hangup' }, { sourceWindowName: undefined }));
  expect(rules()).toEqual(['origin.any', 'origin.other', 'envelope', 'envelope']);
  expect(portal.actions).toHaveLength(1);
});
