import { fieldWords, isWorthShowing, valueWords, verbOf } from './audit-words';

describe('words of the audit', () => {
  it('say what was done, whatever it was done to', () => {
    expect(verbOf('campaign.test_called')).toBe('test_called');
  });

  it('leave out what every thing has', () => {
    expect(['name', 'version', 'id'].filter((field) => isWorthShowing({ field }))).toEqual(['name']);
  });

  it('name a field as people read it', () => {
    expect(fieldWords('callsPerSecond')).toBe('calls per second');
    expect(fieldWords('name')).toBe('name');
  });

  it('tell a thing by its parts, without those it lacks', () => {
    expect(valueWords({ numberFormat: { kind: 'digits' }, note: null })).toBe('number format kind digits');
    expect(valueWords([{ from: '09:00', to: '13:00' }, 'x'])).toBe('from 09:00, to 13:00, x');
    expect(valueWords(false)).toBe('false');
  });
});
