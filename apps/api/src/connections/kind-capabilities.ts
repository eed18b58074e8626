import {
  type CapabilityTable,
  createVendor,
  InMemorySessionStore,
  isMissing,
  type VendorConfig,
} from '@callspool/vendors';
import type { ConnectionRecord } from './connection-record.js';

const SAMPLE = { baseUrl: 'http://127.0.0.1', username: 'nobody', password: 'none', timeZone: 'UTC' };

/** The adapter's own table, asked once per kind: a vendor opens no socket before it is asked for something. */
function tableOf(kind: VendorConfig['kind']): CapabilityTable {
  return createVendor(
    { kind, ...SAMPLE },
    {
      clock: { now: () => new Date(0) },
      monotonicNow: () => 0,
      log: () => undefined,
      sessionStore: new InMemorySessionStore(),
    },
  ).capabilities;
}

const known = new Map<string, Record<string, string>>();

/** What a kind of connection cannot do, with one sentence each. */
export function missingOf(kind: ConnectionRecord['kind']): Record<string, string> {
  if (kind !== 'ucontact' && kind !== 'iexpbx') return {};
  const remembered = known.get(kind);
  if (remembered !== undefined) return remembered;
  const missing = Object.fromEntries(
    Object.entries(tableOf(kind)).flatMap(([name, capability]) =>
      isMissing(capability) ? [[name, capability.missing]] : [],
    ),
  );
  known.set(kind, missing);
  return missing;
}
