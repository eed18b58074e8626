import type { Result } from '../result/result.js';
import {
  MAX_RESPOOL_DELAY_SECONDS,
  MAX_RESPOOL_TRIES,
  MIN_RESPOOL_DELAY_SECONDS,
  type AfterResult,
  type ResultCounts,
  type RespoolEndReason,
  type RespoolEntry,
  type RespoolRule,
} from './respool-rule.js';

export interface AfterResultInput {
  readonly result: Result;
  readonly entry: RespoolEntry;
  readonly rules: readonly RespoolRule[];
  /** When the attempt ended. */
  readonly at: Date;
}

const END_WITHOUT_RULE: Partial<Record<Result, RespoolEndReason>> = {
  ANSWERED: 'answered',
  REJECTED: 'rejected',
  INVALID_NUMBER: 'invalid_number',
};

function within(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(most, Math.max(least, Math.trunc(value))) : least;
}

const notBeforeOf = (rule: RespoolRule, at: Date): Date =>
  new Date(
    at.getTime() + within(rule.delaySeconds, MIN_RESPOOL_DELAY_SECONDS, MAX_RESPOOL_DELAY_SECONDS) * 1000,
  );

function withoutRule(input: AfterResultInput, counts: ResultCounts): AfterResult {
  const { entry, result, at } = input;
  const next = entry.numberIndex + 1;
  // A number that does not exist says nothing about the contact's other numbers.
  if (result === 'INVALID_NUMBER' && next < entry.numberCount) {
    return { state: 'waiting', notBefore: at, numberIndex: next, resultCounts: {} };
  }
  return { state: 'done', reason: END_WITHOUT_RULE[result] ?? 'no_rule', resultCounts: counts };
}

/**
 * What becomes of a spool entry after a result: it waits for another try, or it is done and says why. Delays and tries
 * outside their bounds are read as the nearest bound.
 */
export function afterResult(input: AfterResultInput): AfterResult {
  const { entry, result, at } = input;
  const count = (entry.resultCounts[result] ?? 0) + 1;
  const counts: ResultCounts = { ...entry.resultCounts, [result]: count };
  const rule = input.rules.find((candidate) => candidate.result === result);
  if (rule === undefined) return withoutRule(input, counts);

  const again = {
    state: 'waiting' as const,
    notBefore: notBeforeOf(rule, at),
    ...(rule.priority !== undefined && { priority: rule.priority }),
  };
  const next = entry.numberIndex + 1;
  const hasNext = next < entry.numberCount;
  if (count <= within(rule.maxTries, 0, MAX_RESPOOL_TRIES)) {
    const numberIndex = rule.number === 'next' && hasNext ? next : entry.numberIndex;
    return { ...again, numberIndex, resultCounts: counts };
  }
  if (rule.whenUsedUp === 'next_number' && hasNext) return { ...again, numberIndex: next, resultCounts: {} };
  return { state: 'done', reason: 'used_up', resultCounts: counts };
}
