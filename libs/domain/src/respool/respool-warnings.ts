import type { Result } from '../result/result.js';
import {
  MAX_RESPOOL_DELAY_SECONDS,
  MAX_RESPOOL_TRIES,
  MIN_RESPOOL_DELAY_SECONDS,
  type RespoolRule,
} from './respool-rule.js';

export const RESPOOL_WARNINGS = [
  'delay_out_of_bounds',
  'hasty',
  'tries_out_of_bounds',
  'shadowed',
  'rejected_again',
] as const;

export interface RespoolWarning {
  readonly result: Result;
  readonly code: (typeof RESPOOL_WARNINGS)[number];
  readonly message: string;
}

type Finding = Omit<RespoolWarning, 'result'>;

const HASTY_BELOW_SECONDS = 60;

function findingsFor(rule: RespoolRule, index: number, rules: readonly RespoolRule[]): Finding[] {
  const findings: Finding[] = [];
  const add = (code: Finding['code'], message: string): void => {
    findings.push({ code, message });
  };
  const { delaySeconds, maxTries } = rule;
  if (!(delaySeconds >= MIN_RESPOOL_DELAY_SECONDS && delaySeconds <= MAX_RESPOOL_DELAY_SECONDS)) {
    add(
      'delay_out_of_bounds',
      `A delay of ${delaySeconds} s lies outside 1 second to 90 days; the nearest bound is used.`,
    );
  } else if (delaySeconds < HASTY_BELOW_SECONDS) {
    add(
      'hasty',
      `After ${delaySeconds} s the same person is called again; most people take that as harassment.`,
    );
  }
  if (!(maxTries >= 0 && maxTries <= MAX_RESPOOL_TRIES)) {
    add(
      'tries_out_of_bounds',
      `${maxTries} tries lie outside 0 to ${MAX_RESPOOL_TRIES}; the nearest bound is used.`,
    );
  }
  if (rules.findIndex((other) => other.result === rule.result) < index) {
    add('shadowed', 'An earlier rule for the same result is used instead of this one.');
  }
  if (rule.result === 'REJECTED' && maxTries > 0) {
    add('rejected_again', 'Somebody who rejected the call will be called again.');
  }
  return findings;
}

/** What a manager should know before saving these rules; none of it forbids them. */
export const respoolWarnings = (rules: readonly RespoolRule[]): RespoolWarning[] =>
  rules.flatMap((rule, index) =>
    findingsFor(rule, index, rules).map((finding) => ({ result: rule.result, ...finding })),
  );
