import { RESULTS, type Result } from '../result/result.js';
import { afterResult } from './after-result.js';
import { DEFAULT_RESPOOL_RULES } from './default-respool-rules.js';
import type { ResultCounts, RespoolEntry, RespoolRule } from './respool-rule.js';
import { respoolWarnings } from './respool-warnings.js';

const AT = new Date('2026-01-05T10:00:00Z');
const entry = (changes: Partial<RespoolEntry> = {}): RespoolEntry => ({
  tries: 1,
  resultCounts: {},
  numberIndex: 0,
  numberCount: 2,
  ...changes,
});
const rule = (changes: Partial<RespoolRule> = {}): RespoolRule => ({
  result: 'BUSY',
  delaySeconds: 600,
  maxTries: 2,
  number: 'same',
  whenUsedUp: 'next_number',
  ...changes,
});
const after = (result: Result, rules: RespoolRule[], changes: Partial<RespoolEntry> = {}) =>
  afterResult({ result, entry: entry(changes), rules, at: AT });

describe('afterResult with a rule', () => {
  it('waits for the delay and tries the same number again', () => {
    expect(after('BUSY', [rule()])).toEqual({
      state: 'waiting',
      notBefore: new Date('2026-01-05T10:10:00Z'),
      numberIndex: 0,
      resultCounts: { BUSY: 1 },
    });
  });

  it('carries the priority of the rule', () => {
    expect(after('BUSY', [rule({ priority: 0 })])).toMatchObject({ priority: 0 });
  });

  it('moves to the next number where the rule says so, and stays on the last one', () => {
    expect(after('BUSY', [rule({ number: 'next' })])).toMatchObject({
      numberIndex: 1,
      resultCounts: { BUSY: 1 },
    });
    expect(after('BUSY', [rule({ number: 'next' })], { numberIndex: 1 })).toMatchObject({
      state: 'waiting',
      numberIndex: 1,
    });
  });

  it('is used up after so many tries, and begins anew on the next number', () => {
    expect(after('BUSY', [rule()], { resultCounts: { BUSY: 1 } })).toMatchObject({
      numberIndex: 0,
      resultCounts: { BUSY: 2 },
    });
    expect(after('BUSY', [rule()], { resultCounts: { BUSY: 2, NO_ANSWER: 1 } })).toEqual({
      state: 'waiting',
      notBefore: new Date('2026-01-05T10:10:00Z'),
      numberIndex: 1,
      resultCounts: {},
    });
  });

  it('closes the contact when used up without a further number', () => {
    expect(after('BUSY', [rule()], { resultCounts: { BUSY: 2 }, numberIndex: 1 })).toEqual({
      state: 'done',
      reason: 'used_up',
      resultCounts: { BUSY: 3 },
    });
  });

  it('closes the contact when used up and told so', () => {
    expect(after('BUSY', [rule({ whenUsedUp: 'close' })], { resultCounts: { BUSY: 2 } })).toMatchObject({
      state: 'done',
      reason: 'used_up',
    });
  });

  it('is used up at once with no tries', () => {
    expect(after('BUSY', [rule({ maxTries: 0, whenUsedUp: 'close' })])).toMatchObject({ state: 'done' });
  });

  it('counts each result by itself', () => {
    expect(after('BUSY', [rule()], { resultCounts: { NO_ANSWER: 9 } })).toMatchObject({
      state: 'waiting',
      resultCounts: { NO_ANSWER: 9, BUSY: 1 },
    });
  });

  it.each([
    [0, '2026-01-05T10:00:01.000Z'],
    [-5, '2026-01-05T10:00:01.000Z'],
    [Number.NaN, '2026-01-05T10:00:01.000Z'],
    [1, '2026-01-05T10:00:01.000Z'],
    [365 * 86_400, '2026-04-05T10:00:00.000Z'],
  ])('reads a delay of %s s within its bounds', (delaySeconds, expected) => {
    const next = after('BUSY', [rule({ delaySeconds })]);
    expect(next.state === 'waiting' && next.notBefore.toISOString()).toBe(expected);
  });

  it('never allows more than 50 tries', () => {
    expect(
      after('BUSY', [rule({ maxTries: 1000, whenUsedUp: 'close' })], { resultCounts: { BUSY: 50 } }).state,
    ).toBe('done');
  });
});

describe('afterResult without a rule', () => {
  it.each([
    ['ANSWERED', 'answered'],
    ['REJECTED', 'rejected'],
    ['BUSY', 'no_rule'],
    ['UNCONFIRMED', 'no_rule'],
  ] as const)('closes the contact on %s: %s', (result, reason) => {
    expect(after(result, [])).toMatchObject({ state: 'done', reason });
  });

  it('tries the next number at once when this one does not exist, and closes when there is none', () => {
    expect(after('INVALID_NUMBER', [])).toEqual({
      state: 'waiting',
      notBefore: AT,
      numberIndex: 1,
      resultCounts: {},
    });
    expect(after('INVALID_NUMBER', [], { numberIndex: 1 })).toMatchObject({
      state: 'done',
      reason: 'invalid_number',
    });
  });
});

describe('the default rules', () => {
  it('give every result that says nothing of the person another try, and warn of nothing', () => {
    expect(DEFAULT_RESPOOL_RULES.map((one) => one.result).sort()).toEqual([
      'BUSY',
      'CANCELLED',
      'CONGESTION',
      'MACHINE',
      'NO_ANSWER',
      'UNCONFIRMED',
    ]);
    expect(respoolWarnings(DEFAULT_RESPOOL_RULES)).toEqual([]);
  });

  it.each(RESULTS)('bring a contact to an end that is always %s', (result) => {
    let at: { resultCounts: ResultCounts; numberIndex: number } = { resultCounts: {}, numberIndex: 0 };
    for (let tries = 1; tries <= 20; tries++) {
      const next = afterResult({
        result,
        entry: entry({ ...at, tries }),
        rules: DEFAULT_RESPOOL_RULES,
        at: AT,
      });
      if (next.state === 'done') return;
      at = next;
    }
    throw new Error('still waiting after 20 tries');
  });
});

describe('respoolWarnings', () => {
  it.each<[Partial<RespoolRule>, string, RegExp]>([
    [{ delaySeconds: 59 }, 'hasty', /same person is called again/],
    [{ delaySeconds: 0 }, 'delay_out_of_bounds', /outside 1 second to 90 days/],
    [{ delaySeconds: 90 * 86_400 + 1 }, 'delay_out_of_bounds', /outside 1 second to 90 days/],
    [{ maxTries: 51 }, 'tries_out_of_bounds', /outside 0 to 50/],
    [{ result: 'REJECTED' }, 'rejected_again', /rejected the call/],
  ])('warns of %j', (changes, code, message) => {
    expect(respoolWarnings([rule(changes)])).toEqual([
      { result: changes.result ?? 'BUSY', code, message: expect.stringMatching(message) },
    ]);
  });

  it('warns of a second rule for one result', () => {
    expect(respoolWarnings([rule(), rule()])).toEqual([
      {
        result: 'BUSY',
        code: 'shadowed',
        message: 'An earlier rule for the same result is used instead of this one.',
      },
    ]);
  });

  it('says nothing of a delay of a minute', () => {
    expect(respoolWarnings([rule({ delaySeconds: 60 })])).toEqual([]);
  });
});
