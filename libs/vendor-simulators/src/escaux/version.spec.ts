import { from, isAtLeast, PUM_GATE } from './version.js';

describe('versions of the SOP API module', () => {
  it.each([
    ['4.10.0', '4.9.9', true],
    ['4.3', '4.3.0', true],
    ['4.2.9', '4.3.0', false],
    ['5.15.12', '5.16.0', false],
    ['10.0', '9.9.9', true],
  ])('%s is at least %s: %p', (version, wanted, expected) => {
    expect(isAtLeast(version, wanted)).toBe(expected);
  });

  it.each([
    ['4.1.9', false],
    ['4.1.10', true],
    ['4.2.0', false],
    ['4.9.9', false],
    ['4.10.0', true],
    ['5.0.0', true],
  ])('PUM in %s: %p', (version, expected) => {
    expect(PUM_GATE.isOpen(version)).toBe(expected);
  });

  it('says what a gate wants', () => {
    expect(from('4.3.0', 'refused')).toMatchObject({ closed: 'refused', describes: 'from 4.3.0' });
  });
});
