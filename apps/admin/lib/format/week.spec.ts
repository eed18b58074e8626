import { rangesText, readRanges, runsOfDays, withRange } from './week';

describe('a day of hours', () => {
  it.each([
    ['9-13, 14:30–20', '09:00–13:00, 14:30–20:00'],
    ['0900-1300', '09:00–13:00'],
    ['00:00 – 24:00', '00:00–24:00'],
    ['', ''],
  ])('is read from %j', (typed, text) => {
    expect(rangesText(readRanges(typed) ?? [])).toBe(text);
  });

  it.each(['9 to 13', '13-9', '9:75-10', '10-25', '09:00'])('is not read from %j', (typed) => {
    expect(readRanges(typed)).toBeNull();
  });

  it('grows together with what is drawn over it', () => {
    const day = [
      { from: '09:00', to: '12:00' },
      { from: '14:00', to: '16:00' },
    ];
    expect(rangesText(withRange(day, { from: '12:00', to: '13:00' }))).toBe('09:00–13:00, 14:00–16:00');
    expect(rangesText(withRange(day, { from: '11:00', to: '15:00' }))).toBe('09:00–16:00');
    expect(rangesText(withRange(day, { from: '18:00', to: '19:00' }))).toBe(
      '09:00–12:00, 14:00–16:00, 18:00–19:00',
    );
  });
});

it('says days in a row with the same hours as one', () => {
  const hours = [{ from: '09:00', to: '20:00' }];
  const short = [{ from: '09:00', to: '14:00' }];
  expect(runsOfDays({ 1: hours, 2: hours, 3: hours, 5: hours, 6: short })).toEqual([
    { first: 1, last: 3, text: '09:00–20:00' },
    { first: 5, last: 5, text: '09:00–20:00' },
    { first: 6, last: 6, text: '09:00–14:00' },
  ]);
});
