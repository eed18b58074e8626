import { toCsvRow } from '../files/csv-row.js';
import { type ImportColumns, REJECT_COLUMNS } from './import-columns.js';
import type { RejectRow } from './import-rejects.repository.js';

/**
 * The rejects as CSV: the uploaded columns as they were, then why. It can be mended and uploaded again as it is: the
 * added columns are known and left out. A file without header gets none here either.
 */
export async function* rejectsFile(
  batches: AsyncIterable<readonly RejectRow[]>,
  layout: { columns: ImportColumns; delimiter: string; hasHeader: boolean },
): AsyncGenerator<Buffer> {
  const { columns, delimiter, hasHeader } = layout;
  if (hasHeader) yield Buffer.from(`${toCsvRow([...columns.names, ...REJECT_COLUMNS], delimiter)}\r\n`);
  for await (const rows of batches) {
    const lines = rows.map(({ raw, line, column, value, reason, message }) => {
      const why = toCsvRow([String(line), column, value, reason, message], delimiter);
      return `${raw}${delimiter}${why}\r\n`;
    });
    yield Buffer.from(lines.join(''));
  }
}
