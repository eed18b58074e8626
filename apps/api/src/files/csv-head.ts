import type { Delimiter } from '@callspool/contracts';
import { detectDialect, type CsvDialect } from './csv-dialect.js';
import { type CsvRecord, CsvUnreadableError, readCsv } from './csv-records.js';
import { type ForeignKind, foreignKindMessage, foreignKindOf } from './file-kind.js';
import { type Encoding, encodingOfMark, utf8Source } from './utf8-source.js';

const HEAD_BYTES = 256 * 1024;

/** The first bytes of a file as they stand in it. */
export interface FileHead {
  readonly bytes: Buffer;
  /** Whether there are no others. */
  readonly isWhole: boolean;
}

export interface CsvHead {
  readonly dialect: CsvDialect;
  /** The text of the head, whole lines only, as UTF-8. */
  readonly text: Buffer;
  /** The first rows, at least one. */
  readonly records: readonly CsvRecord[];
}

/** The file is something else than text. */
export class ForeignFileError extends CsvUnreadableError {
  constructor(readonly kind: ForeignKind) {
    super(foreignKindMessage(kind));
  }
}

/** Reads no more than the first 256 KiB, and a little beyond where the store's chunks end there. */
export async function readFileHead(file: AsyncIterable<Uint8Array>): Promise<FileHead> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of file) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > HEAD_BYTES) break;
  }
  const bytes = Buffer.concat(chunks);
  return { bytes: bytes.subarray(0, HEAD_BYTES), isWhole: bytes.length <= HEAD_BYTES };
}

/**
 * How a file is written and how it begins, from its first 256 KiB.
 * @throws CsvUnreadableError when there is no row in it, or it is not text
 */
export async function readCsvHead(
  file: AsyncIterable<Uint8Array>,
  options: { encoding: Encoding; delimiter: Delimiter },
): Promise<CsvHead> {
  return parseCsvHead(await readFileHead(file), options);
}

/** The same for a head that has been read. */
export async function parseCsvHead(
  head: FileHead,
  options: { encoding: Encoding; delimiter: Delimiter },
): Promise<CsvHead> {
  const encoding = encodingOfMark(head.bytes) ?? options.encoding;
  const foreign = foreignKindOf(head.bytes, { isUtf16: encoding.startsWith('utf-16') });
  if (foreign !== null) throw new ForeignFileError(foreign);
  const text = await textOf(head, options.encoding);
  const dialect = detectDialect(text, options.delimiter);
  for await (const { records } of readCsv(only(text), dialect)) {
    if (records.length > 0) return { dialect, text, records };
  }
  throw new CsvUnreadableError('The file holds no row.');
}

async function textOf({ bytes, isWhole }: FileHead, encoding: Encoding): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of utf8Source(only(bytes), encoding, { isCut: !isWhole })) chunks.push(chunk);
  const text = Buffer.concat(chunks);
  if (isWhole) return text;
  // The cut may lie inside a row; whole lines only.
  const lastBreak = Math.max(text.lastIndexOf(0x0a), text.lastIndexOf(0x0d));
  return lastBreak > 0 ? text.subarray(0, lastBreak + 1) : text;
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
