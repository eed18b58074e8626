import { activityScale, ticksTo } from './activity-scale';

const day = (...quarters: [minute: number, attempts: number][]) => ({
  from: '',
  to: '',
  quarters: quarters.map(([minute, attempts]) => ({ at: '', minute, attempts, answered: 0, settled: 0 })),
});

describe('the scale of a day', () => {
  it('spans the hours in which something happened, and now', () => {
    const scale = activityScale(day([560, 4], [575, 2]), day([540, 7], [1_199, 1]), 14 * 60 + 32);
    expect(scale).toMatchObject({ from: 540, to: 1_260, ticks: [0, 5, 10] });
    expect(scale?.yesterday).toHaveLength(48);
    expect(scale?.yesterday[0]).toBe(7);
  });

  it('ends today before the running quarter, which would look like a fall', () => {
    const scale = activityScale(day([540, 3]), day([540, 1], [1_200, 1]), 9 * 60 + 40);
    expect(scale?.today).toEqual([3, 0]);
  });

  it('adds the hour that a clock shows twice, and is wide enough for a single call', () => {
    expect(activityScale(day([120, 3], [120, 4]), day(), 140)?.today.at(-1)).toBe(7);
    const late = activityScale(day([1_425, 1]), day(), 1_430);
    expect([late?.from, late?.to]).toEqual([1_200, 1_440]);
  });

  it('is nothing when nothing happened', () => {
    expect(activityScale(day(), day(), 600)).toBeNull();
  });
});

it('marks round numbers', () => {
  expect(ticksTo(1_540)).toEqual([0, 1_000, 2_000]);
  expect(ticksTo(7)).toEqual([0, 5, 10]);
  expect(ticksTo(0)).toEqual([0, 1]);
  expect(ticksTo(42)).toEqual([0, 20, 40, 60]);
});
