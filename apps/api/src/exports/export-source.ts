import type { Page } from '@callspool/contracts';

export type Cell = string | number | boolean | null | undefined;

/** One column of an exported file. */
export interface ExportColumn<Row> {
  readonly name: string;
  readonly of: (row: Row) => Cell;
  /** An ISO moment, to be written on the clock of the export. */
  readonly isMoment?: boolean;
}

/** A list as the export walks it: the same service as its screen, page after page. */
export interface ExportSource<Row = unknown> {
  /** The columns, when the first page is known: what a contact carries besides is not known before. */
  readonly columns: (firstPage: readonly Row[]) => readonly ExportColumn<Row>[];
  readonly page: (cursor: string | undefined) => Promise<Page<Row>>;
}

/** Columns that are fields of the row under their own names; lists are joined, objects written as JSON. */
export function fieldColumns<Row extends object>(
  names: readonly (keyof Row & string)[],
): ExportColumn<Row>[] {
  return names.map((name) => ({
    name,
    of: (row) => toCell(row[name]),
    isMoment: /At$|^(at|until|doubtUntil|missedFrom)$/.test(name),
  }));
}

export function toCell(value: unknown): Cell {
  if (Array.isArray(value))
    return value.map((one) => (typeof one === 'object' ? JSON.stringify(one) : String(one))).join('; ');
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return value as Cell;
}
