import { parse } from 'csv-parse/sync';
import { toCsvRow } from '../files/csv-row.js';
import type { ImportColumns } from './import-columns.js';
import type { RejectRow } from './import-rejects.repository.js';
import { guardCell, REJECT_COLUMNS, REJECT_MARK } from './rejects-layout.js';

/** How the rows of the uploaded file are written. */
export interface RejectsLayout {
  readonly columns: ImportColumns;
  readonly delimiter: string;
  readonly hasHeader: boolean;
  /** The file knows no quotes. */
  readonly isUnquoted?: boolean;
}

/**
 * The rejects as CSV: the uploaded columns as they were, then why. It can be mended and uploaded again as it is: the
 * added columns are known and left out, after a mark where there is no header. What a spreadsheet would take for a formula
 * stands behind an apostrophe, which is taken off again.
 */
export async function* rejectsFile(
  batches: AsyncIterable<readonly RejectRow[]>,
  layout: RejectsLayout,
): AsyncGenerator<Buffer> {
  const { columns, delimiter, hasHeader, isUnquoted = false } = layout;
  if (hasHeader)
    yield Buffer.from(`${toCsvRow([...columns.names.map(guardCell), ...REJECT_COLUMNS], delimiter)}\r\n`);
  for await (const rows of batches) {
    const uploaded = isUnquoted
      ? rows.map(({ raw }) => raw.split(delimiter).map(guardCell).join(delimiter))
      : guardedRows(rows, delimiter);
    const lines = rows.map(({ line, column, value, reason, message }, index) => {
      const why = [String(line), guardCell(column), guardCell(value), reason, message];
      const cells = hasHeader ? why : [REJECT_MARK, ...why];
      const text = isUnquoted ? cells.map(unquotable).join(delimiter) : toCsvRow(cells, delimiter);
      return `${uploaded[index]}${delimiter}${text}\r\n`;
    });
    yield Buffer.from(lines.join(''));
  }
}

/** Rows were written as CSV when they were read; between them stands what no row can hold. */
function guardedRows(rows: readonly RejectRow[], delimiter: string): string[] {
  const text = rows.map(({ raw }) => `${raw}\0`).join('');
  const parsed = parse(text, { delimiter, relax_column_count: true, record_delimiter: '\0' }) as string[][];
  return parsed.map((fields) => toCsvRow(fields.map(guardCell), delimiter));
}

/** What is said of a row, where neither a separator nor a line break can be written. */
const unquotable = (text: string): string => text.replaceAll(';', ',').replace(/[\r\n]+/g, ' ');
