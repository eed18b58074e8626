import type { Result } from '../result/result.js';
import {
  MAX_RESPOOL_DELAY_SECONDS,
  MAX_RESPOOL_TRIES,
  MIN_RESPOOL_DELAY_SECONDS,
  type RespoolRule,
} from './respool-rule.js';

export interface RespoolWarning {
  readonly result: Result;
  readonly message: string;
}

const HASTY_BELOW_SECONDS = 60;

function messagesFor(rule: RespoolRule, index: number, rules: readonly RespoolRule[]): string[] {
  const messages: string[] = [];
  const { delaySeconds, maxTries } = rule;
  if (!(delaySeconds >= MIN_RESPOOL_DELAY_SECONDS && delaySeconds <= MAX_RESPOOL_DELAY_SECONDS)) {
    messages.push(
      `A delay of ${delaySeconds} s lies outside 1 second to 90 days; the nearest bound is used.`,
    );
  } else if (delaySeconds < HASTY_BELOW_SECONDS) {
    messages.push(
      `After ${delaySeconds} s the same person is called again; most people take that as harassment.`,
    );
  }
  if (!(maxTries >= 0 && maxTries <= MAX_RESPOOL_TRIES)) {
    messages.push(`${maxTries} tries lie outside 0 to ${MAX_RESPOOL_TRIES}; the nearest bound is used.`);
  }
  if (rules.findIndex((other) => other.result === rule.result) < index) {
    messages.push('An earlier rule for the same result is used instead of this one.');
  }
  if (rule.result === 'REJECTED' && maxTries > 0) {
    messages.push('Somebody who rejected the call will be called again.');
  }
  return messages;
}

/** What a manager should know before saving these rules; none of it forbids them. */
export const respoolWarnings = (rules: readonly RespoolRule[]): RespoolWarning[] =>
  rules.flatMap((rule, index) =>
    messagesFor(rule, index, rules).map((message) => ({ result: rule.result, message })),
  );
