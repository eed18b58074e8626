import type { DispositionView } from '@callspool/contracts';

/** A row of the tree: a level that only holds others, or a disposition at its depth. */
export type TreeRow =
  | { readonly kind: 'level'; readonly key: string; readonly name: string; readonly depth: number }
  | {
      readonly kind: 'disposition';
      readonly key: string;
      readonly name: string;
      readonly depth: number;
      readonly disposition: DispositionView;
    };

const levelsOf = ({ l1, l2, l3 }: Pick<DispositionView, 'l1' | 'l2' | 'l3'>): string[] =>
  [l1, l2, l3].filter((level) => level !== '');

/** Its levels in one line. */
export const dispositionName = (disposition: Pick<DispositionView, 'l1' | 'l2' | 'l3'>): string =>
  levelsOf(disposition).join(' / ');

/** Dispositions in the order of their levels, with a row for each level above them that is no disposition itself. */
export function treeRows(dispositions: readonly DispositionView[]): TreeRow[] {
  const sorted = dispositions
    .map((disposition) => ({ disposition, levels: levelsOf(disposition) }))
    .sort((a, b) => a.levels.join('\u0000').localeCompare(b.levels.join('\u0000')));
  const shown = new Set<string>();
  const rows: TreeRow[] = [];
  for (const { disposition, levels } of sorted) {
    for (let depth = 0; depth < levels.length - 1; depth++) {
      const key = levels.slice(0, depth + 1).join('\u0000');
      if (shown.has(key)) continue;
      shown.add(key);
      rows.push({ kind: 'level', key, name: levels[depth] ?? '', depth });
    }
    shown.add(levels.join('\u0000'));
    const depth = levels.length - 1;
    rows.push({ kind: 'disposition', key: disposition.id, name: levels[depth] ?? '', depth, disposition });
  }
  return rows;
}
