/** A number from 0 (included) to 1 (excluded). */
export type Chance = () => number;

/** Repeatable chance: the same seed gives the same sequence (mulberry32). */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export type Range = [from: number, to: number];

export function within(range: Range, chance: Chance): number {
  return Math.round(range[0] + (range[1] - range[0]) * chance());
}

export function pick<T>(items: readonly T[], chance: Chance): T | undefined {
  return items[Math.floor(chance() * items.length)];
}
