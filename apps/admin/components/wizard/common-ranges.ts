import { minutesOf, type Range, timeOf } from '../../lib/format/week';

/** When both of two days are open. */
export function commonRanges(one: readonly Range[], other: readonly Range[]): Range[] {
  return one
    .flatMap((first) =>
      other.map((second) => ({
        from: Math.max(minutesOf(first.from), minutesOf(second.from)),
        to: Math.min(minutesOf(first.to), minutesOf(second.to)),
      })),
    )
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from)
    .map(({ from, to }) => ({ from: timeOf(from), to: timeOf(to) }));
}
