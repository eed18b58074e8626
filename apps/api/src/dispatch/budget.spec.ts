import { type BudgetFacts, budgetOf } from './budget.js';

const FACTS: BudgetFacts = {
  elapsedSeconds: 0.5,
  callsPerSecond: 10,
  credit: 0,
  maxConcurrent: 100,
  live: 0,
  connectionCallsPerSecond: null,
  share: 1,
  inVendorSpool: null,
  ready: 1_000,
};

describe('budgetOf', () => {
  it('allows what the rate has earned since the last beat', () => {
    expect(budgetOf(FACTS)).toMatchObject({ calls: 5, binding: 'CALLS_PER_SECOND', credit: 0 });
  });

  it('keeps the fraction of a slow rate for the next beats', () => {
    const first = budgetOf({ ...FACTS, callsPerSecond: 0.5 });
    expect(first).toMatchObject({ calls: 0, credit: 0.25 });
    expect(budgetOf({ ...FACTS, callsPerSecond: 0.5, credit: 0.75 }).calls).toBe(1);
  });

  it('catches up no more than a second after a pause', () => {
    expect(budgetOf({ ...FACTS, elapsedSeconds: 3_600 }).calls).toBe(10);
  });

  it.each([
    ['CONCURRENT_CALLS', { live: 98 }, 2],
    ['NOTHING_READY', { ready: 0 }, 0],
    ['CONNECTION_CALLS_PER_SECOND', { connectionCallsPerSecond: 8, share: 0.25, elapsedSeconds: 1 }, 2],
    ['VENDOR_SPOOL', { inVendorSpool: 5_999 }, 1],
  ])('is bound by %s', (binding, changes, calls) => {
    expect(budgetOf({ ...FACTS, ...changes })).toMatchObject({ calls, binding });
  });

  it('never goes below nothing when more is going on than allowed', () => {
    expect(budgetOf({ ...FACTS, live: 150 }).calls).toBe(0);
  });
});
