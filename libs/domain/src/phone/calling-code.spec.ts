import { callingCodeOf, holdsWholeCountry } from './calling-code.js';

describe('calling codes', () => {
  it('are known by country', () => {
    expect([callingCodeOf('BE'), callingCodeOf('US'), callingCodeOf('XX')]).toEqual(['32', '1', null]);
  });

  it.each([
    ['1', true],
    ['3', true],
    ['32', true],
    ['35', true],
    ['353', true],
    ['324', false],
    ['1212', false],
    ['', false],
    ['999', false],
  ])('tell whether %s holds a whole country: %s', (digits, expected) => {
    expect(holdsWholeCountry(digits)).toBe(expected);
  });
});
