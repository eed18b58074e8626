import {
  startMotionSimulator,
  startXcallySimulator,
  type MotionSimulator,
  type XcallySimulator,
} from '@callspool/vendor-simulators';
import { VendorConfigError } from './core/base-url.js';
import { isMissing, type CapabilityName, type Vendor, type VendorCapabilities } from './core/capabilities.js';
import type { VendorConfig } from './config.js';
import { createVendor } from './create-vendor.node.js';
import { testDependencies, vendorErrorOf } from './testing/fixtures.js';

const quiet = { callerWaitsMs: [60_000, 60_000] as const, farEndHangsUp: false };
let xcally: XcallySimulator;
let motion: MotionSimulator;
const open: Vendor[] = [];
beforeAll(async () => {
  xcally = await startXcallySimulator();
  motion = await startMotionSimulator();
});
beforeEach(async () => {
  for (const sim of [xcally, motion]) {
    await sim.reset();
    Object.assign(sim.settings, quiet);
  }
});
afterEach(async () => {
  expect([xcally.violations(), motion.violations()]).toEqual([[], []]);
  expect([xcally.dials(), motion.dials()]).toEqual([[], []]);
  for (const vendor of open.splice(0)) await vendor.close();
});
afterAll(async () => {
  await xcally.stop();
  await motion.stop();
});

type Kind = 'xcally' | 'motion';
const simOf = (kind: Kind) => (kind === 'xcally' ? xcally : motion);
function vendorOf(kind: Kind, settings: object = {}, changes: Partial<VendorConfig> = {}) {
  const deps = testDependencies();
  const common = { baseUrl: simOf(kind).url, username: '', password: '', timeZone: 'UTC' };
  const vendor = createVendor({ kind, ...common, settings, ...changes } as VendorConfig, deps);
  open.push(vendor);
  return { vendor, deps };
}
function needed<Name extends CapabilityName>(vendor: Vendor, name: Name): VendorCapabilities[Name] {
  const capability = vendor.capability(name);
  if (isMissing(capability)) throw new Error(capability.missing);
  return capability as VendorCapabilities[Name];
}
const callsOf = async (vendor: Vendor) => (await needed(vendor, 'activeCallReader').readActiveCalls()).items;

const forms = [
  ['xcally', { format: 'json' }],
  ['xcally', { format: 'xml' }],
  ['motion', {}],
] as const;
describe.each(forms)('%s %j, reached by the service', (kind, settings) => {
  it('shows its calls, and says how many', async () => {
    const { vendor, deps } = vendorOf(kind, settings);
    expect(await needed(vendor, 'connectionProbe').probe()).toMatchObject({
      outcome: 'ok',
      message: 'The phonebar answered: 0 calls under way.',
    });
    expect(await callsOf(vendor)).toEqual([]);
    simOf(kind).receiveCall({ src: '5551234' });
    expect(await callsOf(vendor)).toMatchObject([
      { source: '5551234', destination: '', typeText: 'incoming', stateText: 'incoming' },
    ]);
    expect(deps.drifts).toEqual([]);
  });

  it('cuts the one call that is meant, and none that is not there', async () => {
    const { vendor } = vendorOf(kind, settings);
    for (const src of ['5551234', '5555678']) simOf(kind).receiveCall({ src });
    const [first] = await callsOf(vendor);
    const hanger = needed(vendor, 'callHanger');
    expect(await hanger.hangUp({ channel: first?.channel ?? '' })).toMatchObject({ isGone: true });
    expect((await callsOf(vendor)).map(({ source }) => source)).toEqual(['5555678']);
    const { kind: what, effect } = await vendorErrorOf(hanger.hangUp({ channel: '999' }));
    expect([what, effect]).toEqual(['refused', 'none']);
  });

  it('rests after repeated trouble, as every vendor', async () => {
    const { vendor } = vendorOf(kind, settings);
    await simOf(kind).faults.add({ kind: 'htmlWith200' });
    for (let times = 0; times < 5; times += 1)
      expect((await vendorErrorOf(callsOf(vendor))).kind).toBe('protocol');
    expect(vendor.circuit().state).toBe('open');
    expect((await vendorErrorOf(callsOf(vendor))).kind).toBe('circuit_open');
  });

  it('says in plain words that nothing listens', async () => {
    const { vendor } = vendorOf(kind, settings);
    await simOf(kind).faults.add({ kind: 'portClosed' });
    expect(await needed(vendor, 'connectionProbe').probe()).toMatchObject({ outcome: 'port_closed' });
  });

  it('has a sentence for everything it has not, and dials by nothing', () => {
    const { vendor } = vendorOf(kind, settings);
    const has = Object.entries(vendor.capabilities).filter(([, capability]) => !isMissing(capability));
    const queues = kind === 'xcally' ? ['queueReader'] : [];
    expect(has.map(([name]) => name).sort()).toEqual(
      ['activeCallReader', 'callHanger', 'connectionProbe', ...queues].sort(),
    );
    for (const capability of Object.values(vendor.capabilities))
      if (isMissing(capability)) expect(capability.missing).toMatch(/^[A-Z].*\.$/);
  });

  it('asks nothing where only the agent’s browser reaches it', () => {
    const { vendor } = vendorOf(kind, { ...settings, reach: 'browser' });
    expect(Object.values(vendor.capabilities).every(isMissing)).toBe(true);
    expect(vendor.capability('activeCallReader')).toMatchObject({
      missing: expect.stringContaining('browser'),
    });
  });

  it('knows no users, and needs an address', () => {
    expect(() => vendorOf(kind, settings, { username: 'ada' })).toThrow(VendorConfigError);
    expect(() => vendorOf(kind, settings, { baseUrl: 'localhost:9888' })).toThrow(VendorConfigError);
  });
});

it('shows the queues of the xCALLY phonebar’s agent by name, and reports one without', async () => {
  const { vendor, deps } = vendorOf('xcally');
  const reader = needed(vendor, 'queueReader');
  expect((await reader.readQueues()).items.map(({ name }) => name)).toEqual(['Sales', 'Support']);
  expect(deps.drifts).toEqual([]);
  xcally.settings.queues = ['', 'Sales'];
  expect(await reader.readQueues()).toMatchObject({
    items: [{ name: 'Sales' }],
    drift: ['a queue without a name'],
  });
  expect(deps.drifts).toMatchObject([{ operation: 'queues' }]);
});

it('leaves out calls of a Motion phonebar that are over and still listed', async () => {
  const { vendor } = vendorOf('motion');
  motion.settings.lingerMs = 60_000;
  motion.receiveCall({ src: '5551234' });
  const [call] = await callsOf(vendor);
  await needed(vendor, 'callHanger').hangUp({ channel: call?.channel ?? '' });
  expect(await callsOf(vendor)).toEqual([]);
});
