import type { ExportOptions } from '@callspool/contracts';
import { DateTime } from 'luxon';
import { toCsvRow } from '../files/csv-row.js';
import { safeCell } from './csv-cell.js';
import type { Cell, ExportColumn, ExportSource } from './export-source.js';

const BOM = '\ufeff';

/**
 * The lines of an exported file, a page at a time, so that memory does not grow with the list. `onPage` is awaited with
 * the rows written so far before the next page is read; when it throws, so does this.
 */
export async function* exportLines<Row>(
  source: ExportSource<Row>,
  options: ExportOptions,
  onPage: (rows: number) => Promise<void>,
): AsyncGenerator<Buffer> {
  const delimiter = options.delimiter === 'tab' ? '\t' : options.delimiter;
  const line = (cells: readonly string[]): string => {
    const safe = options.formulas === 'raw' ? cells : cells.map(safeCell);
    return `${toCsvRow(safe, delimiter)}\r\n`;
  };
  let columns: readonly ExportColumn<Row>[] | null = null;
  let cursor: string | undefined;
  let rows = 0;
  do {
    const { items, nextCursor } = await source.page(cursor);
    let text = '';
    if (columns === null) {
      columns = source.columns(items);
      text = (options.bom ? BOM : '') + line(columns.map(({ name }) => name));
    }
    const known = columns;
    for (const row of items)
      text += line(known.map((column) => textOf(column.of(row), column, options.timeZone)));
    rows += items.length;
    yield Buffer.from(text);
    await onPage(rows);
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
}

function textOf<Row>(cell: Cell, { isMoment }: ExportColumn<Row>, timeZone: string): string {
  if (cell === null || cell === undefined) return '';
  if (!isMoment || typeof cell !== 'string') return String(cell);
  return DateTime.fromISO(cell, { zone: timeZone }).toISO() ?? cell;
}
