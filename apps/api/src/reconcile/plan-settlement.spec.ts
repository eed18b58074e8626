import { isLikeNumber, isSameNumber } from '@callspool/domain';
import type { Disposition, SettlePolicy } from './call-outcome.js';
import { dialsOf } from './decide.js';
import type { CallEvidence, SettleAttempt } from './evidence.js';
import { planKeyPress } from './plan-key-press.js';
import { planSettlement, planUnconfirmed } from './plan-settlement.js';

const at = (second: number): Date => new Date(Date.UTC(2026, 10, 20, 12, 0, second));
const ATTEMPT: SettleAttempt = {
  id: 'a',
  campaignId: 'c',
  groupId: null,
  connectionId: 'x',
  personId: 'p',
  number: '+3225550100',
  dialedAs: '3225550100',
  method: 'ivr_call',
  state: 'ACCEPTED',
  until: at(3_600),
  sendingAt: at(0),
  recalledAt: null,
  dialedAt: null,
  doubtUntil: at(900),
  doubtSeconds: 900,
  result: null,
  resultWord: null,
  dispositionId: null,
  digits: null,
  breach: null,
  entry: { id: 'e', state: 'in_flight', tries: 1, resultCounts: {}, numberIndex: 0, numberCount: 2 },
};
const RECORD: CallEvidence = {
  id: 'r',
  attemptId: 'a',
  vendorKey: 'id:1',
  startedAt: at(2),
  endedAt: at(20),
  destination: '3225550100',
  word: 'ANSWERED',
  result: 'ANSWERED',
  disposition: null,
  leg: 'single',
  guid: null,
  matchedBy: 'correlation_id',
};
const POLICY: SettlePolicy = { campaignId: 'c', vendorDecides: false, rules: [], keys: new Map() };
const withKey = (key: string, action: 'RESPOOL' | 'RESPOOL_ALTERNATIVE' | 'BLACKLIST' | 'NONE') => ({
  ...POLICY,
  keys: new Map([[key, { id: 'd', label: 'L', action, scheduleDelayMinutes: null }]]),
});

describe('what records settle', () => {
  it('nothing without records', () => {
    expect(planSettlement(ATTEMPT, [], POLICY, at(60))).toEqual({
      attempt: null,
      entry: null,
      extraDials: [],
      said: null,
    });
  });

  it('the dialer’s leg gives the result, and an agent who did not pick up gives none', () => {
    const agent = { ...RECORD, leg: 'agent', guid: 'g', result: 'NO_ANSWER' as const, word: 'NO ANSWER' };
    const dialer = { ...RECORD, vendorKey: 'id:2', leg: 'dialer', guid: 'g', result: 'BUSY' as const };
    expect(planSettlement(ATTEMPT, [agent], POLICY, at(60)).attempt).toMatchObject({ state: 'OBSERVED' });
    expect(planSettlement(ATTEMPT, [agent, dialer], POLICY, at(60)).attempt).toMatchObject({
      state: 'CLOSED',
      result: 'BUSY',
    });
  });

  it('delays run from the end of the call, never from a time after now or before it was sent', () => {
    const rules = [
      { result: 'BUSY', delaySeconds: 60, maxTries: 1, number: 'same', whenUsedUp: 'close' } as const,
    ];
    const due = (endedAt: Date) =>
      planSettlement(ATTEMPT, [{ ...RECORD, result: 'BUSY', endedAt }], { ...POLICY, rules }, at(100)).entry
        ?.notBefore;
    expect(due(at(20))).toEqual(at(80));
    expect(due(at(5_000))).toEqual(at(160));
    expect(due(at(-5_000))).toEqual(at(60));
  });

  it('a closed result is only made stronger', () => {
    const closed: SettleAttempt = { ...ATTEMPT, state: 'CLOSED', result: 'ANSWERED', dialedAt: at(2) };
    const busy = { ...RECORD, result: 'BUSY' as const, word: 'BUSY' };
    expect(planSettlement(closed, [busy], POLICY, at(60)).attempt).toBeNull();
    const unconfirmed = { ...closed, result: 'UNCONFIRMED' };
    expect(planSettlement(unconfirmed, [busy], POLICY, at(60))).toMatchObject({
      attempt: { result: 'BUSY', state: 'CLOSED' },
      entry: null,
    });
  });

  it('rows without a guid that overlap are one dial, others are the vendor’s own retry', () => {
    const rows = [
      RECORD,
      { ...RECORD, vendorKey: 'id:2', startedAt: at(20) },
      { ...RECORD, vendorKey: 'id:3', startedAt: at(60), endedAt: at(61) },
    ];
    expect(dialsOf(rows.toReversed()).map((dial) => dial.records.length)).toEqual([2, 1]);
  });
});

describe('keys and dispositions', () => {
  it('a key that was pressed proves an answer when no record comes', () => {
    const pressed = { ...ATTEMPT, state: 'OBSERVED' as const, digits: '' };
    expect(planUnconfirmed(pressed, POLICY, at(900)).attempt).toMatchObject({
      result: 'ANSWERED',
      evidence: 'key press',
    });
    expect(planUnconfirmed(ATTEMPT, POLICY, at(900)).attempt).toMatchObject({ result: 'UNCONFIRMED' });
  });

  it('the first key that means something counts, and once', () => {
    const policy = withKey('9', 'BLACKLIST');
    expect(planKeyPress(ATTEMPT, '5', policy, at(9)).disposition).toBeNull();
    expect(planKeyPress({ ...ATTEMPT, digits: '5' }, '9', policy, at(9)).disposition).not.toBeNull();
    expect(planKeyPress({ ...ATTEMPT, digits: '5 9' }, '9', policy, at(9)).disposition).toBeNull();
  });

  it('several digits read at once are a code, not a choice', () => {
    expect(planKeyPress(ATTEMPT, '19', withKey('9', 'BLACKLIST'), at(9)).disposition).toBeNull();
  });

  it('another number is tried when the disposition asks for it and there is one', () => {
    const policy = withKey('2', 'RESPOOL_ALTERNATIVE');
    const pressed = { ...ATTEMPT, digits: '2' };
    expect(planSettlement(pressed, [RECORD], policy, at(60)).entry).toMatchObject({
      state: 'waiting',
      numberIndex: 1,
    });
    const single = { ...pressed, entry: { ...ATTEMPT.entry!, numberCount: 1 } };
    expect(planSettlement(single, [RECORD], policy, at(60)).entry).toMatchObject({ state: 'done' });
  });
});

describe('numbers', () => {
  const attempt = { number: '+905321234567', dialedAs: '0905321234567' };

  it('are the same in E.164, with 00, and as they were dialled', () => {
    for (const text of ['905321234567', '+90 532 123 45 67', '00905321234567', '0905321234567'])
      expect(isSameNumber(text, attempt)).toBe(true);
    for (const text of ['', '5321234567', '905321234568']) expect(isSameNumber(text, attempt)).toBe(false);
  });

  it('are alike in their national form, where our id already names the attempt', () => {
    expect(isLikeNumber('05321234567', attempt)).toBe(true);
    expect(isLikeNumber('4567', attempt)).toBe(false);
  });
});

describe('what a vendor’s word says beyond the result', () => {
  const said = (action: Disposition['action'], id = 'w') => ({
    id,
    label: 'Wrong person',
    action,
    scheduleDelayMinutes: action === 'SCHEDULE' ? 60 : null,
  });
  const sold = (action: Disposition['action'], id?: string) => ({ ...RECORD, disposition: said(action, id) });
  const closed = {
    ...ATTEMPT,
    state: 'CLOSED' as const,
    result: 'UNCONFIRMED',
    entry: { ...ATTEMPT.entry!, state: 'waiting' as const, resultCounts: { UNCONFIRMED: 1 } },
  };

  it('is acted upon when the attempt is closed by it', () => {
    const { attempt, entry, said: now } = planSettlement(ATTEMPT, [sold('BLACKLIST')], POLICY, at(60));
    expect(attempt).toMatchObject({ state: 'CLOSED', result: 'ANSWERED', dispositionId: 'w' });
    expect(entry).toMatchObject({ state: 'done', doneReason: 'blacklisted' });
    expect(now).toMatchObject({ action: 'BLACKLIST' });
  });

  it('promises a call from its end', () => {
    const plan = planSettlement(ATTEMPT, [sold('SCHEDULE')], POLICY, at(60));
    expect(plan.entry?.promise).toEqual({ dueAt: at(20 + 3_600), note: 'Wrong person' });
  });

  it('is acted upon once, whatever is read again', () => {
    const before = {
      ...closed,
      result: 'ANSWERED',
      resultWord: 'ANSWERED',
      dispositionId: 'w',
      dialedAt: at(2),
    };
    expect(planSettlement(before, [sold('BLACKLIST')], POLICY, at(90))).toEqual({
      attempt: null,
      entry: null,
      extraDials: [],
      said: null,
    });
  });

  it('moves an entry that was closed without a word, as if it had been known then', () => {
    const { attempt, entry } = planSettlement(closed, [sold('SCHEDULE')], POLICY, at(5_000));
    expect(attempt).toMatchObject({ result: 'ANSWERED', dispositionId: 'w' });
    expect(entry).toMatchObject({
      from: ['done', 'waiting', 'ready', 'blocked'],
      promise: { dueAt: at(5_000 + 3_600) },
      resultCounts: {},
    });
  });

  it('gives way to the key that was pressed, except that a “no” always holds', () => {
    const policy = withKey('1', 'NONE');
    const pressed = { ...ATTEMPT, digits: '1', dispositionId: 'd' };
    expect(planSettlement(pressed, [sold('SCHEDULE')], policy, at(60))).toMatchObject({
      said: null,
      entry: { promise: null },
      attempt: { dispositionId: 'd' },
    });
    expect(planSettlement(pressed, [sold('BLACKLIST')], policy, at(60))).toMatchObject({
      said: { id: 'w' },
      entry: { doneReason: 'blacklisted' },
    });
  });

  it('is found on the leg that carries it, and never on one with another result', () => {
    const dialer = { ...RECORD, leg: 'dialer', guid: 'g' };
    const agent = { ...sold('BLACKLIST'), vendorKey: 'id:2', leg: 'agent', guid: 'g' };
    expect(planSettlement(ATTEMPT, [dialer, agent], POLICY, at(60)).said).toMatchObject({ id: 'w' });
    const other = { ...agent, result: 'NO_ANSWER' as const };
    expect(planSettlement(ATTEMPT, [dialer, other], POLICY, at(60)).said).toBeNull();
  });

  it('holds for a call that was said to be refused', () => {
    const refused = { ...ATTEMPT, state: 'REFUSED' as const };
    const plan = planSettlement(refused, [sold('BLACKLIST')], POLICY, at(60));
    expect(plan).toMatchObject({ said: { id: 'w' }, entry: null, attempt: { dispositionId: 'w' } });
  });
});
