import { invariant } from '../common/errors/app-error.js';

export interface TableReference {
  readonly from: string;
  readonly to: string;
}

/** The tables in an order in which every row finds what it refers to; by name where nothing decides. */
export function inReferenceOrder(tables: readonly string[], references: readonly TableReference[]): string[] {
  const ordered: string[] = [];
  const left = new Set([...tables].sort());
  while (left.size > 0) {
    const ready = [...left].filter((table) =>
      references.every(({ from, to }) => from !== table || to === table || !left.has(to)),
    );
    invariant(ready.length > 0, `Tables refer to each other in a circle: ${[...left].join(', ')}.`);
    for (const table of ready) left.delete(table);
    ordered.push(...ready);
  }
  return ordered;
}
