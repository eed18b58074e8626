import {
  type CapabilityTable,
  createVendor,
  InMemorySessionStore,
  isMissing,
  type VendorConfig,
} from '@callspool/vendors';
import { escauxSettings, ucontactSettings } from '@callspool/contracts';
import type { ConnectionRecord } from './connection-record.js';
import { reachOf } from './vendor-config.js';

const SAMPLE = { baseUrl: 'http://127.0.0.1', username: 'nobody', password: 'none', timeZone: 'UTC' };

/** The adapter's own table: a vendor opens no socket before it is asked for something. */
function tableOf(config: VendorConfig): CapabilityTable {
  const vendor = createVendor(config, {
    clock: { now: () => new Date(0) },
    monotonicNow: () => 0,
    log: () => undefined,
    sessionStore: new InMemorySessionStore(),
  });
  void vendor.close();
  return vendor.capabilities;
}

/**
 * What decides on the capabilities: the kind; of a uContact, how agents are called; of a SOP, its version and the extensions
 * that are read; of a phonebar, who reaches it.
 */
function sampleOf({ kind, settings }: Pick<ConnectionRecord, 'kind' | 'settings'>): VendorConfig {
  switch (kind) {
    case 'ucontact': {
      const { agentCalls } = ucontactSettings.parse(settings);
      return { kind, ...SAMPLE, settings: agentCalls === undefined ? {} : { agentCalls } };
    }
    case 'iexpbx':
      return { kind, ...SAMPLE };
    case 'escaux': {
      const { apiVersion, historyExtensions } = escauxSettings.parse(settings);
      const version = apiVersion === undefined ? {} : { apiVersion };
      const read = historyExtensions.slice(0, 1);
      return { kind, ...SAMPLE, settings: { ...version, historyExtensions: read } };
    }
    case 'xcally':
    case 'motion':
      return {
        kind,
        ...SAMPLE,
        username: '',
        password: '',
        settings: { reach: reachOf({ kind, settings }) ?? 'service' },
      };
  }
}

const MOST_KNOWN = 200;
const known = new Map<string, Record<string, string>>();

/** What a connection cannot do, with one sentence each. */
export function missingOf(connection: Pick<ConnectionRecord, 'kind' | 'settings'>): Record<string, string> {
  const sample = sampleOf(connection);
  const key = JSON.stringify([sample.kind, sample.settings ?? null]);
  const remembered = known.get(key);
  if (remembered !== undefined) return remembered;
  const missing = Object.fromEntries(
    Object.entries(tableOf(sample)).flatMap(([name, capability]) =>
      isMissing(capability) ? [[name, capability.missing]] : [],
    ),
  );
  // Versions are typed by people: what was typed long ago need not be remembered for ever.
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, missing);
  return missing;
}
