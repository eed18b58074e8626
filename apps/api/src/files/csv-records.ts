import { isUtf8 } from 'node:buffer';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { CsvDialect } from './csv-dialect.js';

/** One row of the file: its fields, or what is wrong with its structure and its text as it stands. */
export type CsvRecord =
  | { readonly line: number; readonly fields: readonly string[] }
  | { readonly line: number; readonly fields: null; readonly problem: string; readonly raw: string };

export interface CsvBatch {
  readonly records: readonly CsvRecord[];
  /** UTF-8 bytes read up to the end of this batch. */
  readonly bytes: number;
}

/** The file cannot be read on; the message says from which line and how to mend it. */
export class CsvUnreadableError extends Error {
  override readonly name = 'CsvUnreadableError';
}

/** Rows are parsed in blocks of about this size, so that memory does not grow with the file. */
const BLOCK_BYTES = 256 * 1024;
const MAX_LINE_BYTES = 1024 * 1024;
/** How far a quoted field may reach over line breaks once something in its block is broken. */
const MAX_BROKEN_REACH = { lines: 100, bytes: 64 * 1024 };
const QUOTE = 0x22;
const NUL = 0;

/**
 * Reads rows in file order with the line on which each begins (line breaks inside quotes count). Empty lines are passed
 * over. A row with broken quotes is told as such, alone: reading goes on at the next line.
 * @throws CsvUnreadableError for text that is not UTF-8, and for lines of more than a mebibyte
 */
export async function* readCsv(source: AsyncIterable<Buffer>, dialect: CsvDialect): AsyncGenerator<CsvBatch> {
  const reader = new BlockReader(dialect);
  let pending: Buffer = Buffer.alloc(0);
  let bytes = 0;
  for await (const chunk of source) {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    if (pending.length < BLOCK_BYTES) continue;
    const { records, used } = reader.take(pending, false);
    pending = pending.subarray(used);
    bytes += used;
    if (used > 0) yield { records, bytes };
  }
  if (pending.length > 0)
    yield { records: reader.take(pending, true).records, bytes: bytes + pending.length };
}

class BlockReader {
  private line = 1;
  private readonly newlineByte: number;
  private readonly options: object;

  constructor({ delimiter, newline }: CsvDialect) {
    this.newlineByte = newline.charCodeAt(0);
    this.options = {
      delimiter,
      record_delimiter: newline === '\n' ? ['\r\n', '\n'] : ['\r'],
      // The caller compares the number of fields itself, because it knows the header.
      relax_column_count: true,
    };
  }

  /** Rows of the block, as far as it is whole, and how many bytes they took. */
  take(block: Buffer, isLast: boolean): { records: CsvRecord[]; used: number } {
    const end = isLast ? block.length : this.lastLineEnd(block);
    if (end === 0) {
      if (block.length < MAX_LINE_BYTES) return { records: [], used: 0 };
      return this.recover(block, false);
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

  /** Where the last line ends that ends outside quotes, if all quotes are well-formed; 0 when there is none. */
  private lastLineEnd(block: Buffer): number {
    let end = 0;
    let isQuoted = false;
    for (let index = 0; index < block.length; index++) {
      const byte = block[index];
      if (byte === QUOTE) isQuoted = !isQuoted;
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
      if (row === 'open' && !isLast) break;
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
    if (start === 0) throw new CsvUnreadableError(`Line ${this.line} is longer than a mebibyte.`);
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
      isQuoted = isQuoted !== hasOddQuotes(block.subarray(from, end));
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
