import { changeOf, percentOf } from './percent';

describe('percentOf', () => {
  it.each([
    [61_204, 98_116, 62.3],
    [9_999, 10_000, 99.9],
    [10_000, 10_000, 100],
    [29, 100, 29],
    [0, 5, 0],
  ])('cuts %d of %d to %d', (part, of, share) => {
    expect(percentOf(part, of)).toBe(share);
  });

  it('is nothing of nothing', () => {
    expect(percentOf(0, 0)).toBeNull();
  });
});

describe('changeOf', () => {
  it('tells more, less, and that there was nothing', () => {
    expect([changeOf(1_062, 1_000), changeOf(900, 1_000), changeOf(5, 0)]).toEqual([6.2, -10, null]);
  });
});
