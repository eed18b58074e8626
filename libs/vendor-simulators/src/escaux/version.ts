/** Since when, or in which versions, the module carries out a function; and what it does before. */
export interface Gate {
  isOpen(version: string): boolean;
  /** `absent`: there is no such function yet (404). `refused`: it is there, but accepts no requests. */
  readonly closed: 'absent' | 'refused';
  /** For people, as in "from 4.3.0". */
  readonly describes: string;
}

/** Compares dotted versions number by number; missing parts count as 0. */
export function isAtLeast(version: string, wanted: string): boolean {
  const have = version.split('.').map(Number);
  const want = wanted.split('.').map(Number);
  for (let at = 0; at < Math.max(have.length, want.length); at += 1) {
    const difference = (have[at] ?? 0) - (want[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

export const from = (wanted: string, closed: Gate['closed'] = 'absent'): Gate => ({
  isOpen: (version) => isAtLeast(version, wanted),
  closed,
  describes: `from ${wanted}`,
});

/** The guide says "4.1.10 or >= 4.10.0", so 4.2 to 4.9 are out. */
export const PUM_GATE: Gate = {
  isOpen: (version) =>
    isAtLeast(version, '4.10.0') || (isAtLeast(version, '4.1.10') && !isAtLeast(version, '4.2')),
  closed: 'absent',
  describes: 'in 4.1.10 or from 4.10.0',
};
