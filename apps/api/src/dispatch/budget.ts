/** What may hold a campaign back, in the words the screen shows. */
export type BudgetLimit =
  | 'CALLS_PER_SECOND'
  | 'CONCURRENT_CALLS'
  | 'CONNECTION_CALLS_PER_SECOND'
  | 'VENDOR_SPOOL'
  | 'NOTHING_READY'
  | 'VENDOR_DOWN'
  | 'CONNECTION_DISABLED'
  | 'STOPPED'
  | 'NONE';

export interface BudgetFacts {
  /** Seconds since the campaign last got a budget. */
  readonly elapsedSeconds: number;
  readonly callsPerSecond: number;
  /** What was left over last time, in calls. */
  readonly credit: number;
  readonly maxConcurrent: number;
  /** Calls of this campaign that may be going on now. */
  readonly live: number;
  /** Null: the connection has no limit of its own. */
  readonly connectionCallsPerSecond: number | null;
  /** This campaign's part of the connection, by weight: 0 to 1. */
  readonly share: number;
  /** Null: the method has no vendor spool. */
  readonly inVendorSpool: number | null;
  readonly ready: number;
}

export interface Budget {
  readonly calls: number;
  readonly binding: BudgetLimit;
  readonly limits: Readonly<Partial<Record<BudgetLimit, number>>>;
  /** What to hand in next time as `credit`. */
  readonly credit: number;
}

/** About ten minutes of work lie ahead of the vendor's dialer, so that a closing window leaves little to recall. */
export const VENDOR_SPOOL_SECONDS = 600;

/** How many calls may be started now: the smallest of all limits, and which one that is. */
export function budgetOf(facts: BudgetFacts): Budget {
  const rate =
    facts.connectionCallsPerSecond === null
      ? facts.callsPerSecond
      : Math.min(facts.callsPerSecond, facts.connectionCallsPerSecond * facts.share);
  // A pause is not saved up: at most one second's worth is caught up, and always enough for one call.
  const saved = Math.min(facts.credit + rate * facts.elapsedSeconds, Math.max(1, rate));
  const limits: Partial<Record<BudgetLimit, number>> = {
    [rate < facts.callsPerSecond ? 'CONNECTION_CALLS_PER_SECOND' : 'CALLS_PER_SECOND']: Math.floor(saved),
    CONCURRENT_CALLS: Math.max(0, facts.maxConcurrent - facts.live),
    NOTHING_READY: facts.ready,
  };
  if (facts.inVendorSpool !== null) {
    limits.VENDOR_SPOOL = Math.max(
      0,
      Math.ceil(facts.callsPerSecond * VENDOR_SPOOL_SECONDS) - facts.inVendorSpool,
    );
  }
  const [binding, calls] = (Object.entries(limits) as [BudgetLimit, number][]).reduce((least, one) =>
    one[1] < least[1] ? one : least,
  );
  return { calls, binding, limits, credit: saved - calls };
}
