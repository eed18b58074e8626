import { parse } from 'csv-parse/sync';

/** The header and the first `rows` rows of a CSV text, exactly as they stand; line breaks inside quotes are no ends. */
export function firstRows(text: string, rows: number): string {
  const records = parse(text, {
    raw: true,
    to: rows + 1,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  }) as unknown as { raw: string }[];
  return records.map(({ raw }) => raw.replace(/\r?\n?$/, '\n')).join('');
}
