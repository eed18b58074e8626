import { detectDialect, type CsvDialect } from './csv-dialect.js';
import { type CsvRecord, CsvUnreadableError, readCsv } from './csv-records.js';
import { type Encoding, utf8Source } from './utf8-source.js';
import type { DELIMITERS } from '@callspool/contracts';

const HEAD_BYTES = 256 * 1024;

export interface CsvHead {
  readonly dialect: CsvDialect;
  /** The first rows, at least one. */
  readonly records: readonly CsvRecord[];
}

/**
 * How a file is written and how it begins, from its first 256 KiB.
 * @throws CsvUnreadableError when there is no row in it, or it is not text
 */
export async function readCsvHead(
  file: AsyncIterable<Uint8Array>,
  options: { encoding: Encoding; delimiter: (typeof DELIMITERS)[number] },
): Promise<CsvHead> {
  const head = await firstBytes(utf8Source(file, options.encoding));
  const dialect = detectDialect(head, options.delimiter);
  for await (const { records } of readCsv(only(head), dialect)) {
    if (records.length > 0) return { dialect, records };
  }
  throw new CsvUnreadableError('The file holds no row.');
}

async function firstBytes(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of source) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= HEAD_BYTES) break;
  }
  const head = Buffer.concat(chunks);
  if (head.length < HEAD_BYTES) return head;
  // The cut may lie inside a row; whole lines only.
  const lastBreak = Math.max(head.lastIndexOf(0x0a), head.lastIndexOf(0x0d));
  return lastBreak > 0 ? head.subarray(0, lastBreak + 1) : head;
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
