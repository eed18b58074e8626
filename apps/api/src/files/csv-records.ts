import { isUtf8 } from 'node:buffer';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { CsvDialect } from './csv-dialect.js';
import { CsvUnreadableError } from './csv-unreadable-error.js';

export { CsvUnreadableError } from './csv-unreadable-error.js';

/** One row of the file: its fields, or what is wrong with its structure and its text as it stands. */
export type CsvRecord =
  | { readonly line: number; readonly fields: readonly string[] }
  | { readonly line: number; readonly fields: null; readonly problem: string; readonly raw: string };

export interface CsvBatch {
  readonly records: readonly CsvRecord[];
  /** UTF-8 bytes read up to the end of this batch. */
  readonly bytes: number;
}

/** A line that is longer is rejected without being held in memory; as much of it is shown. */
const LONG_LINE_SHOWN_BYTES = 2000;
/** Rows are parsed in blocks of about this size, so that memory does not grow with the file. */
const BLOCK_BYTES = 256 * 1024;
const MAX_LINE_BYTES = 1024 * 1024;
/** Lines of a file, empty ones and those within quotes included: far more than the rows that are taken. */
const MAX_LINES = 20_000_000;
/** How far a quoted field may reach over line breaks once something in its block is broken. */
const MAX_BROKEN_REACH = { lines: 100, bytes: 64 * 1024 };
const QUOTE = 0x22;
/** No byte is this. */
const NO_BYTE = -1;
const NUL = 0;

/**
 * Reads rows in file order with the line on which each begins (line breaks inside quotes count). Empty lines are passed
 * over. A row with broken quotes, or of more than a mebibyte, is told as such, alone: reading goes on at the next line.
 * @throws CsvUnreadableError for text that is not UTF-8, and for more lines than any list has
 */
export async function* readCsv(source: AsyncIterable<Buffer>, dialect: CsvDialect): AsyncGenerator<CsvBatch> {
  const reader = new BlockReader(dialect);
  let pending: Buffer = Buffer.alloc(0);
  let bytes = 0;
  for await (const chunk of source) {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    if (pending.length < BLOCK_BYTES && !reader.isSkipping) continue;
    const { records, used } = reader.take(pending, false);
    reader.refuseEndless();
    pending = pending.subarray(used);
    bytes += used;
    if (used > 0) yield { records, bytes };
  }
  if (pending.length > 0 || reader.isSkipping)
    yield { records: reader.take(pending, true).records, bytes: bytes + pending.length };
}

class BlockReader {
  private line = 1;
  private readonly newlineByte: number;
  private readonly options: object;
  private readonly quote: number;
  /** What is shown of a line that is too long, while its end is looked for. */
  private longLine: string | null = null;

  constructor({ delimiter, newline, isUnquoted = false }: CsvDialect) {
    this.newlineByte = newline.charCodeAt(0);
    this.quote = isUnquoted ? NO_BYTE : QUOTE;
    this.options = {
      ...(isUnquoted && { quote: null }),
      delimiter,
      record_delimiter: newline === '\n' ? ['\r\n', '\n'] : ['\r'],
      // The caller compares the number of fields itself, because it knows the header.
      relax_column_count: true,
    };
  }

  /** Empty lines cost next to nothing to upload, and time to pass over. */
  refuseEndless(): void {
    if (this.line > MAX_LINES)
      throw new CsvUnreadableError(`The file has more than ${MAX_LINES} lines: split it.`);
  }

  /** A line that is too long has not ended yet: what comes is let go by. */
  get isSkipping(): boolean {
    return this.longLine !== null;
  }

  /** Rows of the block, as far as it is whole, and how many bytes they took. */
  take(block: Buffer, isLast: boolean): { records: CsvRecord[]; used: number } {
    if (this.longLine !== null) return this.skip(block, isLast);
    const end = isLast ? block.length : this.lastLineEnd(block);
    if (end === 0) {
      if (block.length < MAX_LINE_BYTES) return { records: [], used: 0 };
      if (block.includes(this.newlineByte)) return this.recover(block, false);
      this.longLine = block.toString('utf8', 0, LONG_LINE_SHOWN_BYTES);
      return { records: [], used: block.length };
    }
    const whole = block.subarray(0, end);
    if (!isUtf8(whole)) throw this.notUtf8(whole);
    try {
      return { records: this.number(parse(whole, this.options) as string[][]), used: end };
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      return this.recover(isLast ? whole : block, isLast);
    }
  }

  /** Lets the rest of a line go by that is too long: whatever quotes it holds, it ends where a line ends. */
  private skip(block: Buffer, isLast: boolean): { records: CsvRecord[]; used: number } {
    const end = block.indexOf(this.newlineByte);
    if (end === -1 && !isLast) return { records: [], used: block.length };
    const raw = this.longLine ?? '';
    this.longLine = null;
    const used = end === -1 ? block.length : end + 1;
    return { records: [{ line: this.line++, fields: null, problem: TOO_LONG, raw }], used };
  }

  /** Where the last line ends that ends outside quotes, if all quotes are well-formed; 0 when there is none. */
  private lastLineEnd(block: Buffer): number {
    let end = 0;
    let isQuoted = false;
    for (let index = 0; index < block.length; index++) {
      const byte = block[index];
      if (byte === this.quote) isQuoted = !isQuoted;
      else if (byte === this.newlineByte && !isQuoted) end = index + 1;
    }
    return end;
  }

  private number(rows: readonly string[][]): CsvRecord[] {
    const records: CsvRecord[] = [];
    for (const fields of rows) {
      if (fields.length > 1 || fields[0] !== '') records.push({ line: this.line, fields });
      this.line += 1 + this.lineBreaksIn(fields);
    }
    return records;
  }

  private lineBreaksIn(fields: readonly string[]): number {
    const sign = String.fromCharCode(this.newlineByte);
    let count = 0;
    for (const field of fields) {
      for (let at = field.indexOf(sign); at !== -1; at = field.indexOf(sign, at + 1)) count++;
    }
    return count;
  }

  /** Line by line: rows that parse are kept, the first line of what does not is told as broken. */
  private recover(block: Buffer, isLast: boolean): { records: CsvRecord[]; used: number } {
    const ends = this.lineEnds(block, isLast);
    const records: CsvRecord[] = [];
    let start = 0;
    for (let first = 0; first < ends.length;) {
      const row = this.rowFrom(block, { start, ends, first });
      // More may close the quote; a block that has grown to a mebibyte is not kept waiting for it.
      if (row === 'open' && !isLast && (start > 0 || block.length < MAX_LINE_BYTES)) break;
      if (row === 'open' || 'problem' in row) {
        const lineEnd = ends[first] ?? block.length;
        const raw = block.toString('utf8', start, lineEnd).replace(/[\r\n]+$/, '');
        records.push({
          line: this.line++,
          fields: null,
          problem: row === 'open' ? NEVER_CLOSED : row.problem,
          raw,
        });
        first++;
      } else {
        records.push(...this.number(row.rows));
        first = row.last + 1;
      }
      start = ends[first - 1] ?? block.length;
    }
    return { records, used: start };
  }

  private lineEnds(block: Buffer, isLast: boolean): number[] {
    const ends: number[] = [];
    for (let at = block.indexOf(this.newlineByte); at !== -1; at = block.indexOf(this.newlineByte, at + 1)) {
      ends.push(at + 1);
    }
    if (isLast && ends.at(-1) !== block.length) ends.push(block.length);
    return ends;
  }

  /** The row that begins at a line: whole, broken, or still open where the block ends. */
  private rowFrom(
    block: Buffer,
    { start, ends, first }: { start: number; ends: readonly number[]; first: number },
  ): { rows: string[][]; last: number } | { problem: string } | 'open' {
    let isQuoted = false;
    let from = start;
    for (let last = first; last < ends.length; last++) {
      const end = ends[last] ?? block.length;
      isQuoted = isQuoted !== (this.quote === QUOTE && hasOddQuotes(block.subarray(from, end)));
      from = end;
      if (!isQuoted) return this.parseRow(block.subarray(start, end), last);
      if (last - first >= MAX_BROKEN_REACH.lines || end - start > MAX_BROKEN_REACH.bytes) {
        return { problem: NEVER_CLOSED };
      }
    }
    return 'open';
  }

  private parseRow(bytes: Buffer, last: number): { rows: string[][]; last: number } | { problem: string } {
    if (!isUtf8(bytes)) throw this.notUtf8(bytes);
    try {
      return { rows: parse(bytes, this.options) as string[][], last };
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      return { problem: PROBLEMS[error.code] ?? error.message };
    }
  }

  private notUtf8(bytes: Buffer): CsvUnreadableError {
    const lines = this.lineEnds(bytes, true);
    const bad = lines.findIndex((end, index) => !isUtf8(bytes.subarray(lines[index - 1] ?? 0, end)));
    return new CsvUnreadableError(
      `Line ${this.line + Math.max(bad, 0)} is not UTF-8. Save the file as UTF-8, or name its encoding (windows-1252).`,
    );
  }
}

const TOO_LONG = 'The line is longer than a mebibyte.';
const NEVER_CLOSED = 'A quoted field is opened and never closed.';
const PROBLEMS: Partial<Record<string, string>> = {
  INVALID_OPENING_QUOTE:
    'A quote stands inside a field that does not begin with one: quote the whole field and double the quote.',
  CSV_INVALID_CLOSING_QUOTE:
    'Text follows the closing quote of a field: double every quote inside a quoted field.',
  CSV_QUOTE_NOT_CLOSED: NEVER_CLOSED,
};

function hasOddQuotes(bytes: Buffer): boolean {
  let isOdd = false;
  for (const byte of bytes) if (byte === QUOTE) isOdd = !isOdd;
  return isOdd;
}

/** A byte of zero cannot be stored as text. */
export const hasNul = (text: string): boolean => text.includes(String.fromCharCode(NUL));
