import type { CsvBatch, CsvRecord } from '../files/csv-records.js';
import { fromSheetCell } from '../files/sheet-cell.js';
import type { DncImportOptions } from './dnc-imports.repository.js';
import { dncValue } from './dnc-value.js';

/** A row of the file: the digits of its entry, or why it gives none. */
export type DncFileRow =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly line: number; readonly text: string; readonly message: string };

export interface DncFileBatch {
  readonly rows: readonly DncFileRow[];
  /** Bytes of the file read up to its end. */
  readonly bytes: number;
}

/** The rows of a file in batches of at most `size`, without its header and the first `skip` rows. */
export async function* dncRows(
  batches: AsyncIterable<CsvBatch>,
  options: DncImportOptions,
  { skip, size }: { skip: number; size: number },
): AsyncGenerator<DncFileBatch> {
  let toSkip = skip + (options.hasHeader ? 1 : 0);
  for await (const { records, bytes } of batches) {
    const rows = records.slice(toSkip);
    toSkip -= records.length - rows.length;
    for (let from = 0; from < rows.length; from += size) {
      yield { rows: rows.slice(from, from + size).map((record) => toRow(record, options)), bytes };
    }
  }
}

export function toRow(
  record: CsvRecord,
  {
    column,
    match,
    country,
    confirmsWholeCountries = false,
  }: Pick<DncImportOptions, 'column' | 'match' | 'country' | 'confirmsWholeCountries'>,
): DncFileRow {
  const { line } = record;
  if (record.fields === null) return { ok: false, line, text: record.raw, message: record.problem };
  const text = fromSheetCell(record.fields[column]?.trim() ?? '');
  if (text === '') return { ok: false, line, text, message: 'The row has no number.' };
  const value = dncValue(text, { match, country, confirmsWholeCountries });
  return value.ok ? value : { ok: false, line, text, message: value.message };
}
