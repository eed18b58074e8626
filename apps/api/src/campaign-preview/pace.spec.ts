import { type PaceFacts, paceOf } from './pace.js';

const FACTS: PaceFacts = {
  callsPerSecond: 2,
  maxConcurrent: 100,
  weight: 1,
  connectionCallsPerSecond: null,
  otherWeights: 0,
  attempts: 500,
  averageSeconds: 40,
};

describe('paceOf', () => {
  it.each<[string, Partial<PaceFacts>, object]>([
    ['its own calls per second', {}, { perSecond: 2, limit: 'calls_per_second' }],
    ['the lines that calls hold', { maxConcurrent: 20 }, { perSecond: 0.5, limit: 'max_concurrent' }],
    [
      'its share of the connection',
      { connectionCallsPerSecond: 3, otherWeights: 2 },
      { perSecond: 1, limit: 'connection_calls_per_second' },
    ],
    [
      'nothing of a connection that allows more',
      { connectionCallsPerSecond: 9 },
      { limit: 'calls_per_second' },
    ],
  ])('is held by %s', (_what, changes, expected) => {
    expect(paceOf({ ...FACTS, ...changes })).toMatchObject(expected);
  });

  it('is not known from a handful of attempts', () => {
    expect(paceOf({ ...FACTS, attempts: 19 })).toBeNull();
    expect(paceOf({ ...FACTS, averageSeconds: 0 })).toBeNull();
  });
});
