import type { Chance } from '../engine/chance.js';

/** Waiting things by priority: the lowest number first, equals in random order. */
export class PriorityPool<T> {
  private readonly buckets = new Map<number, T[]>();
  private priorities: number[] = [];

  add(item: T, priority: number): void {
    const bucket = this.buckets.get(priority);
    if (bucket !== undefined) return void bucket.push(item);
    this.buckets.set(priority, [item]);
    this.priorities = [...this.buckets.keys()].sort((a, b) => a - b);
  }

  take(chance: Chance): T | null {
    for (const priority of this.priorities) {
      const bucket = this.buckets.get(priority);
      const last = bucket?.pop();
      if (bucket === undefined || last === undefined) continue;
      const at = Math.floor(chance() * (bucket.length + 1));
      const chosen = bucket[at];
      if (chosen === undefined) return last;
      bucket[at] = last;
      return chosen;
    }
    return null;
  }
}
