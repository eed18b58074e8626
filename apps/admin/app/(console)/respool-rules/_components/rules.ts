import type { RespoolRuleSetView } from '@callspool/contracts';

export type Rule = RespoolRuleSetView['rules'][number];
export type Result = Rule['result'];

/** Every result after which a rule can speak, in the order of the house. */
export const RULE_RESULTS: readonly Result[] = [
  'NO_ANSWER',
  'BUSY',
  'CONGESTION',
  'MACHINE',
  'CANCELLED',
  'REJECTED',
  'INVALID_NUMBER',
  'UNCONFIRMED',
  'ANSWERED',
];

/** What a rule begins with when somebody wants one. */
export const firstRule = (result: Result): Rule => ({
  result,
  delaySeconds: 7_200,
  maxTries: 3,
  number: 'same',
  whenUsedUp: 'close',
});

/** The rules with that one in place of the other for its result; null takes it away. */
export const withRule = (rules: readonly Rule[], result: Result, rule: Rule | null): Rule[] => {
  const others = rules.filter((each) => each.result !== result);
  return rule === null ? others : [...others, rule];
};
