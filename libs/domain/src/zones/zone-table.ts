/** The sets of a compiled table: one per line, their zones separated by spaces. */
export const readSets = (lines: string): readonly (readonly string[])[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => line.split(' '));

/** Rows of a compiled table, `key:line`, as a map from key to set. */
export const readTable = (
  rows: string,
  sets: readonly (readonly string[])[],
): ReadonlyMap<string, readonly string[]> =>
  new Map(
    rows
      .trim()
      .split(/\s+/)
      .map((row) => {
        const [key = '', set = ''] = row.split(':');
        return [key, sets[Number(set)] ?? []];
      }),
  );
