import { formatDuration } from './duration';

describe('formatDuration', () => {
  it.each([
    [-3, '0 s'],
    [0.9, '0 s'],
    [59.9, '59 s'],
    [60, '1 min'],
    [3599, '59 min'],
    [3600, '1 h'],
    [8820, '2 h 27'],
    [356400, '4 d 3 h'],
    [604800, '7 d'],
  ])('writes %d s as %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});
