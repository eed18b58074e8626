import { daily, utc } from '../contactable/testing/contact-fixtures.js';
import { callbackOpening } from './callback-opening.js';
import { callbackState, missedFrom } from './callback.js';

const DUE = utc('2026-01-05T12:00:00Z');

describe('the state of a promised call', () => {
  it('is due from its moment on, and not a millisecond before', () => {
    expect(callbackState('open', DUE, new Date(DUE.getTime() - 1))).toBe('open');
    expect(callbackState('open', DUE, DUE)).toBe('due');
  });

  it('stays what it became, whatever the time', () => {
    for (const state of ['kept', 'missed', 'cancelled'] as const)
      expect(callbackState(state, DUE, new Date(DUE.getTime() + 1))).toBe(state);
  });

  it('is missed once its grace has passed', () => {
    expect(missedFrom(DUE, 30)).toEqual(utc('2026-01-05T12:30:00Z'));
  });
});

describe('the opening for a promised call', () => {
  const centre = { hours: daily('09:00', '18:00'), holidays: ['2026-01-06'], zones: ['Europe/Brussels'] };
  const person = { hours: daily('10:00', '20:00'), holidays: [], zones: ['Asia/Dubai'] };

  it('is the moment itself when everything is open then', () => {
    expect(callbackOpening([centre, person], DUE)).toEqual(DUE);
  });

  it('is the first moment at which the centre and the person are open together', () => {
    // 17:00 in Brussels is 20:00 in Dubai; the day after is a holiday of the centre.
    expect(callbackOpening([centre, person], utc('2026-01-05T16:00:00Z'))).toEqual(
      utc('2026-01-07T08:00:00Z'),
    );
  });

  it('never comes for a number whose zone is unknown', () => {
    expect(callbackOpening([centre, { ...person, zones: [] }], DUE)).toBeNull();
  });
});
