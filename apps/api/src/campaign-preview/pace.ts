import type { PreviewPace } from '@callspool/contracts';

export interface PaceFacts {
  readonly callsPerSecond: number;
  readonly maxConcurrent: number;
  readonly weight: number;
  /** Null: the connection has no limit of its own. */
  readonly connectionCallsPerSecond: number | null;
  /** Of the other running campaigns on the connection. */
  readonly otherWeights: number;
  /** Attempts through the connection that have ended, and how long each held a line on average. */
  readonly attempts: number;
  readonly averageSeconds: number;
}

/** Fewer say nothing of how long an attempt holds a line. */
const LEAST_ATTEMPTS = 20;

/** The smallest of all limits, as the dispatcher would have it; null when it is not known how long an attempt takes. */
export function paceOf(facts: PaceFacts): PreviewPace | null {
  const { callsPerSecond, connectionCallsPerSecond, weight, otherWeights, attempts, averageSeconds } = facts;
  if (attempts < LEAST_ATTEMPTS || averageSeconds <= 0) return null;
  const limits: [PreviewPace['limit'], number][] = [
    ['calls_per_second', callsPerSecond],
    ['max_concurrent', facts.maxConcurrent / averageSeconds],
  ];
  if (connectionCallsPerSecond !== null) {
    limits.push([
      'connection_calls_per_second',
      (connectionCallsPerSecond * weight) / (weight + otherWeights),
    ]);
  }
  const [limit, perSecond] = limits.reduce((least, one) => (one[1] < least[1] ? one : least));
  return { limit, perSecond, attempts, averageSeconds };
}
