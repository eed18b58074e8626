import { Sender } from '../core/sender.node.js';
import { EscauxClient } from '../escaux/escaux.client.node.js';
import type { Form } from '../escaux/escaux-database.wire.js';
import { readVersion } from '../escaux/escaux-version.js';
import { monotonicNow, testDependencies, type TestDependencies } from './fixtures.js';

export interface EscauxAt {
  readonly client: EscauxClient;
  readonly deps: TestDependencies;
  close(): Promise<void>;
}

/** All functions of the SOP at that address. */
export function escauxClientAt(
  url: string,
  options: {
    readonly form?: Form;
    readonly version?: string;
    readonly timeoutMs?: number;
    readonly credentials?: { readonly username: string; readonly password: string };
  } = {},
): EscauxAt {
  const { form = 'json', version = '5.16.0', timeoutMs = 5_000, credentials = null } = options;
  const deps = testDependencies();
  const sender = new Sender({
    vendor: 'escaux',
    origin: url,
    maxConcurrent: 4,
    timeoutMs,
    maxResponseBytes: 1_000_000,
    clock: deps.clock,
    monotonicNow,
    log: deps.log,
    readsDeclaredCharset: true,
    // Fault after fault on purpose: the connection must not go to rest meanwhile.
    circuit: { failuresToOpen: 1_000_000, firstRestMs: 1, longestRestMs: 1 },
  });
  const client = new EscauxClient({
    sender,
    prefix: '',
    form,
    credentials,
    version: readVersion(version, 'settings.apiVersion'),
    ringTimeoutMs: timeoutMs,
    monotonicNow,
    reportDrift: (drift) => deps.drifts.push(drift),
  });
  return { client, deps, close: () => sender.close() };
}
