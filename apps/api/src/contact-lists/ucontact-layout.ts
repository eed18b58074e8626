import type { CsvDialect } from '../files/csv-dialect.js';
import type { ImportColumns } from './import-columns.js';
import { withoutMark } from './rejects-layout.js';

/** Columns of uContact's own upload file (`Dialers/uploadbase`); it has no header and no quotes. */
export const UCONTACT_COLUMNS = [
  'campaign',
  'number',
  'data',
  'alternatives',
  'priority',
  'agentphone',
] as const;

/** `data` is kept as fields and `alternatives` as further numbers; the campaign is the vendor's, not ours. */
export const UCONTACT_LAYOUT: ImportColumns = {
  names: UCONTACT_COLUMNS,
  phones: [{ index: 1, kind: null }],
  externalId: null,
  name: null,
  timeZone: null,
  postalCode: null,
  priority: 4,
  agent: 5,
  fields: [],
};

const FEWEST = 4;
const MOST_LINES = 50;
const NUMBER = /^\+?[\d\s().-]*\d[\d\s().-]*$/;
const PAIRS = /^(?:[^=:]+=[^:]*(?::[^=:]+=[^:]*)*)?$/;
const ARROW = /(?:->|<-)$/;

/** Separated by semicolons only: what looks like a quote is a letter. */
export const ucontactDialect = ({ newline }: CsvDialect): CsvDialect => ({
  delimiter: ';',
  newline,
  isUnquoted: true,
});

/**
 * Whether a file is written for uContact, from its first lines: all of them are built so, and a campaign with its arrow or
 * a pair of a name and a value says that it is no accident. Rows of a rejects file may be as broken as they are.
 */
export function looksLikeUcontact(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line !== '');
  const rows = lines.slice(0, MOST_LINES).map((line) => {
    const fields = line.split(';');
    return { row: ucontactFields(fields), isMarked: withoutMark(fields) !== null };
  });
  const isBuilt = (row: readonly string[] | null): boolean =>
    row !== null && row[0] !== '' && NUMBER.test(row[1] ?? '') && PAIRS.test(row[2] ?? '');
  const isMeant = ({ row }: { row: readonly string[] | null }): boolean =>
    ARROW.test(row?.[0]?.trim() ?? '') || (row?.[2] ?? '').includes('=');
  return rows.some(isMeant) && rows.every(({ row, isMarked }) => (isMarked ? row !== null : isBuilt(row)));
}

/** The six fields of a line, those at its end that may be left out empty; null when there are too few or too many. */
export function ucontactFields(fields: readonly string[]): string[] | null {
  const row = [...(withoutMark(fields) ?? fields)];
  // A last separator with nothing behind it is allowed.
  if (row.length === UCONTACT_COLUMNS.length + 1 && row.at(-1) === '') row.pop();
  if (row.length < FEWEST || row.length > UCONTACT_COLUMNS.length) return null;
  while (row.length < UCONTACT_COLUMNS.length) row.push('');
  return row;
}
