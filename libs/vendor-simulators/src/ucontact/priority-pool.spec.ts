import { seededChance } from '../engine/chance.js';
import { PriorityPool } from './priority-pool.js';

describe('the priority pool', () => {
  it('gives the lowest priority first and equals in random order, each once', () => {
    const pool = new PriorityPool<number>();
    for (let item = 0; item < 20; item += 1) pool.add(item, 9999);
    pool.add(100, 1);
    pool.add(50, 500);
    const chance = seededChance(1);
    const taken = Array.from({ length: 23 }, () => pool.take(chance));
    expect(taken.slice(0, 2)).toEqual([100, 50]);
    expect(taken.at(-1)).toBeNull();
    const equals = taken.slice(2, 22).map(Number);
    expect([...equals].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, item) => item));
    expect(equals).not.toEqual([...equals].sort((a, b) => a - b));
  });
});
