import { randomUUID } from 'node:crypto';
import {
  createVendor,
  InMemorySessionStore,
  isMissing,
  VendorConfigError,
  type EventSource,
  type MissingCapability,
  type ProbeReport,
  type Snapshot,
  type Vendor,
  type VendorConfig,
} from '@callspool/vendors';
import { PlainFailure } from '../process/plain-failure.js';
import type { DoctorOptions } from './doctor-options.js';
import type { Examined, Heard } from './examined.js';
import type { Check } from './report.js';
import { readCheck, untried } from './run-check.js';
import { dialCheck } from './dial-check.js';

const EVENTS_WITHIN_MS = 3_000;

function configOf(
  options: DoctorOptions & { kind: 'ucontact' | 'iexpbx' | 'escaux' },
  password: string,
): VendorConfig {
  const { url, user, zone, timeoutMs, apiVersion, extensions, eventPort } = options;
  const common = { baseUrl: url, username: user, password, timeZone: zone, limits: { timeoutMs } };
  switch (options.kind) {
    case 'ucontact':
    case 'iexpbx':
      return { kind: options.kind, ...common };
    case 'escaux':
      return {
        kind: 'escaux',
        ...common,
        settings: {
          ...(apiVersion !== null && { apiVersion }),
          ...(eventPort !== null && { eventPort }),
          historyExtensions: extensions,
        },
      };
  }
}

/** Tries what a dialer's server has, by reads alone unless a number to dial is given. */
export async function examineServer(
  options: DoctorOptions & { kind: 'ucontact' | 'iexpbx' | 'escaux' },
  password: string,
  heard: Heard,
): Promise<Examined> {
  const vendor = open(configOf(options, password), heard);
  try {
    const connection = vendor.capability('connectionProbe');
    const probe: ProbeReport = isMissing(connection)
      ? { outcome: 'refused', message: connection.missing, ms: 0 }
      : await connection.probe();
    if (probe.outcome !== 'ok') return { probe, checks: [] };
    return { probe, checks: await checksOf(vendor, options) };
  } finally {
    await vendor.close();
  }
}

function open(config: VendorConfig, heard: Heard): Vendor {
  try {
    return createVendor(config, {
      clock: { now: () => new Date() },
      monotonicNow: () => performance.now(),
      log: (entry) => heard.requests.push(entry),
      sessionStore: new InMemorySessionStore(),
      reportDrift: (drift) => heard.drifts.push(drift),
    });
  } catch (error) {
    if (error instanceof VendorConfigError) throw new PlainFailure(`${error.field}: ${error.message}`);
    throw error;
  }
}

async function checksOf(vendor: Vendor, options: DoctorOptions): Promise<Check[]> {
  const has = vendor.capabilities;
  const checks = [
    await readCheck('queues', has.queueReader, async (it) => counted('queues', await it.readQueues())),
    await readCheck('members', has.memberReader, async (it) => counted('members', await it.readMembers())),
    await readCheck('active calls', has.activeCallReader, async (it) =>
      counted('calls', await it.readActiveCalls()),
    ),
    await readCheck('campaigns', has.campaignStatusReader, async (it) =>
      counted('campaigns', await it.readCampaignStatus()),
    ),
    await readCheck('call records', has.callRecordReader, async (it) => {
      const to = new Date();
      let count = 0;
      for await (const page of it.readCallRecords({ from: new Date(to.getTime() - 3_600_000), to }))
        count += page.length;
      return `${count} records of the last hour`;
    }),
    await eventCheck(has.eventSource),
  ];
  const acting = [
    ['push one contact', has.contactPusher],
    ['push in bulk', has.bulkPusher],
    ['recall', has.contactRecaller],
    ['agent-first call', has.agentCaller],
    ['hang up', has.callHanger],
    ['control of a call', has.channelController],
    ['change a member', has.memberChanger],
    ['hot-desk log-in', has.hotDesk],
    ['blacklist', has.blacklister],
    ['end the session', has.sessionEnder],
  ] as const;
  checks.push(...acting.map(([name, capability]) => untried(name, capability)));
  if (options.dial !== null)
    checks.push(await dialCheck(vendor, options, options.dial, randomUUID().replaceAll('-', '')));
  return checks;
}

const counted = (what: string, { items, drift }: Snapshot<unknown>): string =>
  `${items.length} ${what}${drift.length === 0 ? '' : `, and ${drift.length} words that no document has`}`;

/** Connects once and hangs up again. */
async function eventCheck(capability: EventSource | MissingCapability): Promise<Check> {
  const name = 'events';
  if (isMissing(capability)) return { name, state: 'not_there', what: capability.missing, ms: null };
  const startedAt = performance.now();
  let why = 'nothing came within 3 s';
  const isConnected = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => end(false), EVENTS_WITHIN_MS);
    const subscription = capability.subscribe({
      onEvent: () => undefined,
      onConnected: () => end(true),
      onDisconnected: (words) => {
        why = words;
      },
    });
    const end = (is: boolean): void => {
      clearTimeout(timer);
      subscription.close();
      resolve(is);
    };
  });
  const ms = Math.round(performance.now() - startedAt);
  return isConnected
    ? { name, state: 'works', what: 'the event socket is open', ms }
    : { name, state: 'strange', what: `the event socket did not open: ${why}`, ms };
}
