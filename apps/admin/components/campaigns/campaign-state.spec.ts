import { doneOf, progressTone, shownState } from './campaign-state';

const condition = (kind: 'waiting' | 'invalid', reason: 'vendor' | 'outside_hours' | 'hours_broken') =>
  ({ kind, reason, message: '', until: null }) as const;

describe('the state that is shown', () => {
  it('is running only while the campaign dials', () => {
    expect(shownState({ state: 'running', condition: null })).toBe('running');
    expect(shownState({ state: 'running', condition: condition('waiting', 'outside_hours') })).toBe(
      'waiting',
    );
    expect(shownState({ state: 'running', condition: condition('waiting', 'vendor') })).toBe(
      'waiting_vendor',
    );
    expect(shownState({ state: 'running', condition: condition('invalid', 'hours_broken') })).toBe('invalid');
    expect(shownState({ state: 'paused', condition: null })).toBe('paused');
  });

  it('colours progress only where something goes on or is wrong', () => {
    expect(progressTone({ state: 'running', condition: null })).toBe('accent');
    expect(progressTone({ state: 'running', condition: condition('waiting', 'vendor') })).toBe('idle');
    expect(progressTone({ state: 'draining', condition: null })).toBe('ending');
    expect(progressTone({ state: 'running', condition: condition('invalid', 'hours_broken') })).toBe('bad');
  });
});

it('counts every contact of a campaign in its whole', () => {
  const entries = { new: 1, waiting: 2, ready: 3, in_flight: 4, done: 5, blocked: 6 };
  expect(doneOf({ entries })).toEqual({ done: 5, all: 21 });
});
