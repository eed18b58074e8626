import { TextDecoder } from 'node:util';
import type { ENCODINGS } from '@callspool/contracts';
import { CsvUnreadableError } from './csv-unreadable-error.js';

export type Encoding = (typeof ENCODINGS)[number];

const MARKS: readonly (readonly [Buffer, 'utf-8' | 'utf-16le' | 'utf-16be'])[] = [
  [Buffer.from([0xef, 0xbb, 0xbf]), 'utf-8'],
  [Buffer.from([0xff, 0xfe]), 'utf-16le'],
  [Buffer.from([0xfe, 0xff]), 'utf-16be'],
];

/** The encoding that a byte order mark names, or null without one. */
export const encodingOfMark = (head: Buffer): Encoding | null =>
  MARKS.find(([sign]) => head.subarray(0, sign.length).equals(sign))?.[1] ?? null;

/**
 * The text of a file as UTF-8 without its byte order mark. A mark says more than `encoding` does. Bytes that claim to be
 * UTF-8 are passed on as they are: whoever reads them checks them line by line. `isCut`: the source ends somewhere.
 * @throws CsvUnreadableError for bytes that are no UTF-16
 */
export async function* utf8Source(
  source: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  { isCut = false }: { isCut?: boolean } = {},
): AsyncGenerator<Buffer> {
  let decoder: Decoder | null | undefined;
  for await (const chunk of source) {
    let bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (decoder === undefined) {
      const mark = MARKS.find(([sign]) => bytes.subarray(0, sign.length).equals(sign));
      bytes = bytes.subarray(mark?.[0].length ?? 0);
      decoder = decoderOf(mark?.[1] ?? encoding);
    }
    yield decoder === null ? bytes : Buffer.from(decoder(bytes));
  }
  const rest = isCut ? '' : (decoder?.(null) ?? '');
  if (rest !== '') yield Buffer.from(rest);
}

/** The text of the next bytes, or of what is left at the end. */
type Decoder = (bytes: Buffer | null) => string;

function decoderOf(encoding: Encoding): Decoder | null {
  if (encoding === 'utf-8') return null;
  // The platform's decoder takes the standard's name for windows-1252, as browsers do.
  if (encoding === 'iso-8859-1') return (bytes) => bytes?.toString('latin1') ?? '';
  // A code page has a letter for every byte; UTF-16 can be broken, and a letter is not to be lost unseen.
  const decoder = new TextDecoder(encoding, { ignoreBOM: true, fatal: encoding.startsWith('utf-16') });
  return (bytes) => {
    try {
      return bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
      throw new CsvUnreadableError(
        `The file is not ${encoding.toUpperCase()} throughout: name its encoding, or save it as UTF-8.`,
      );
    }
  };
}
