import type { ColumnTarget } from '@callspool/contracts';
import type { ColumnGuess } from './guess-mapping.js';
import type { ImportColumns } from './import-columns.js';

/** What each column of the file is in a mapping that was given: nothing about it is a guess. */
export function guessesOf(columns: ImportColumns): ColumnGuess[] {
  const targets = new Map<number, ColumnGuess>();
  const set = (index: number | null, target: ColumnTarget, kind: string | null = null): void => {
    if (index !== null) targets.set(index, { target, kind, doubt: null });
  };
  for (const { index } of columns.fields) set(index, 'field');
  set(columns.externalId, 'externalId');
  set(columns.name, 'name');
  set(columns.familyName ?? null, 'familyName');
  set(columns.timeZone, 'timeZone');
  set(columns.postalCode, 'postalCode');
  set(columns.priority, 'priority');
  set(columns.agent, 'agent');
  for (const { index, kind } of columns.phones) set(index, 'phone', kind);
  return columns.names.map((_, index) => targets.get(index) ?? { target: 'skip', kind: null, doubt: null });
}
