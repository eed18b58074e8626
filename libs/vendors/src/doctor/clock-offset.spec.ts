import { clockOffset } from './clock-offset.js';
import type { HeardRequest } from './examined.js';

const heard = (changes: Partial<HeardRequest>): HeardRequest => ({
  vendor: 'escaux',
  operation: 'ccPing',
  status: 200,
  ms: 100,
  requestId: null,
  outcome: 'ok',
  heardAtMs: 1_000_100,
  ...changes,
});

describe('the offset of a vendor’s clock', () => {
  it('is read off the quickest answer that tells the time', () => {
    const requests = [
      heard({ ms: 4_000, serverTimeMs: 900_000 }),
      heard({ ms: 100, serverTimeMs: 1_060_000 }),
      heard({ ms: 10 }),
    ];
    // Sent at 1,000,000 and answered at 1,000,100: its clock stood between 1,060,000 and 1,061,000 then.
    expect(clockOffset(requests)).toEqual({ offsetMs: 60_450, plusMinusMs: 550 });
  });

  it('is not known where no answer tells the time', () => {
    expect(clockOffset([heard({})])).toBeNull();
  });
});
