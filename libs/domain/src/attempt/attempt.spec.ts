import fc from 'fast-check';
import {
  ATTEMPT_NEXT,
  ATTEMPT_STATES,
  canAttemptMove,
  COUNTED_ATTEMPT_STATES,
  countsAgainstCaps,
  isLiveAttempt,
  LIVE_ATTEMPT_STATES,
  type AttemptState,
} from './attempt-state.js';
import { attemptIdOf, correlationIdOf } from './correlation-id.js';

const reachable = (from: AttemptState, seen = new Set<AttemptState>()): Set<AttemptState> => {
  for (const next of ATTEMPT_NEXT[from]) {
    if (seen.has(next)) continue;
    seen.add(next);
    reachable(next, seen);
  }
  return seen;
};

describe('the states of an attempt', () => {
  it('only lead forward: no state is ever reached again', () => {
    for (const state of ATTEMPT_STATES) expect(reachable(state).has(state)).toBe(false);
  });

  // Never twice by accident: whatever passed the gate must not pass it again.
  it('never lead back to the send gate', () => {
    for (const state of ATTEMPT_STATES) {
      if (state === 'RESERVED') continue;
      expect(canAttemptMove(state, 'SENDING')).toBe(false);
    }
  });

  it('call an attempt released only before the vendor answered: never sent, or proven never written', () => {
    const releasable = ATTEMPT_STATES.filter((state) => canAttemptMove(state, 'RELEASED'));
    expect(releasable).toEqual(['RESERVED', 'SENDING', 'IN_DOUBT']);
  });

  it('count all against the caps, except a proven no and never sent', () => {
    expect(ATTEMPT_STATES.filter((state) => !countsAgainstCaps(state))).toEqual(['REFUSED', 'RELEASED']);
    expect(COUNTED_ATTEMPT_STATES).toHaveLength(ATTEMPT_STATES.length - 2);
  });

  it('are live as long as a phone may ring', () => {
    expect(LIVE_ATTEMPT_STATES).toEqual(['RESERVED', 'SENDING', 'ACCEPTED', 'OBSERVED', 'IN_DOUBT']);
    expect(isLiveAttempt('RECALLED')).toBe(false);
  });

  it('leave doubt only by evidence', () => {
    expect(ATTEMPT_NEXT.IN_DOUBT).not.toContain('SENDING');
    expect(canAttemptMove('IN_DOUBT', 'CLOSED')).toBe(true);
  });
});

describe('the correlation id', () => {
  it('is the id without hyphens', () => {
    expect(correlationIdOf('0198C3A1-7F2B-7000-8000-0123456789AB')).toBe('0198c3a17f2b700080000123456789ab');
  });

  it('leads back to the attempt', () => {
    fc.assert(fc.property(fc.uuid(), (id) => attemptIdOf(correlationIdOf(id)) === id));
  });

  it.each([
    '',
    'abc',
    '0198c3a17f2b700080000123456789a',
    '0198c3a1-7f2b-7000-8000-0123456789ab',
    "'; drop table",
  ])('is none of ours when it is "%s"', (text) => {
    expect(attemptIdOf(text)).toBeNull();
  });

  it('refuses what is no attempt id', () => {
    expect(() => correlationIdOf('42')).toThrow('An attempt id is a UUID, not "42".');
  });
});
