import { InMemorySessionStore } from '../core/session-store.js';
import type { VendorDependencies } from '../config.js';
import type { VendorDrift, VendorLogEntry } from '../core/capabilities.js';
import type { SendBy } from '../core/send-by.js';
import { VendorError } from '../core/vendor-error.js';

export const LEAD = '0123456789abcdef0123456789abcdef';

export const monotonicNow = (): number => performance.now();

export const sendWithin = (ms: number): SendBy => ({
  notAfterMonotonicMs: monotonicNow() + ms,
  monotonicNow,
});

export interface TestDependencies extends VendorDependencies {
  readonly logged: VendorLogEntry[];
  readonly drifts: VendorDrift[];
}

export function testDependencies(): TestDependencies {
  const logged: VendorLogEntry[] = [];
  const drifts: VendorDrift[] = [];
  return {
    clock: { now: () => new Date() },
    monotonicNow,
    log: (entry) => logged.push(entry),
    sessionStore: new InMemorySessionStore(),
    reportDrift: (drift) => drifts.push(drift),
    logged,
    drifts,
  };
}

/** The VendorError that the promise ends with; anything else fails the test. */
export async function vendorErrorOf(promise: Promise<unknown>): Promise<VendorError> {
  const outcome = await promise.then(
    (value: unknown) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('error' in outcome && outcome.error instanceof VendorError) return outcome.error;
  throw new Error(`expected a VendorError, got ${JSON.stringify(outcome)}`);
}

export async function collect<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}
