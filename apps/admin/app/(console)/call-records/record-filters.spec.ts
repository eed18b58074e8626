import { searchOf, stretchOf } from './record-filters';

const at = { now: Date.parse('2026-11-20T14:32:07Z'), timeZone: 'Europe/Brussels' };
const none = { when: null, first: null, last: null };

describe('the stretch of time', () => {
  it('is whole days on the clock of the zone, its end left out', () => {
    expect(stretchOf({ ...none, first: '2026-11-20', last: '2026-11-20' }, at)).toEqual({
      from: '2026-11-19T23:00:00.000Z',
      to: '2026-11-20T23:00:00.000Z',
    });
    expect(stretchOf({ ...none, last: '2026-11-30' }, at)).toEqual({
      from: null,
      to: '2026-11-30T23:00:00.000Z',
    });
  });

  it('is else the last days from a whole hour on, or none', () => {
    expect(stretchOf({ ...none, when: 'day' }, at)).toEqual({ from: '2026-11-19T14:00:00.000Z', to: null });
    expect(stretchOf(none, at)).toEqual({ from: null, to: null });
  });
});

it.each([
  ['+34 612-345', '+34612345'],
  ['0034612345', '+34612345'],
  ['0197C2E4A1B07F3C8899AABBCCDDEEFF', '0197C2E4A1B07F3C8899AABBCCDDEEFF'],
  ['0197c2e4-a1b0-7f3c-8899-aabbccddeeff', '0197c2e4-a1b0-7f3c-8899-aabbccddeeff'],
  ['Ana', null],
  [null, null],
])('%j is searched for as %j', (typed, search) => {
  expect(searchOf(typed)).toBe(search);
});
