import { TextDecoder } from 'node:util';
import type { ENCODINGS } from '@callspool/contracts';

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
 * UTF-8 are passed on as they are: whoever reads them checks them line by line.
 */
export async function* utf8Source(
  source: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | null | undefined;
  for await (const chunk of source) {
    let bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (decoder === undefined) {
      const mark = MARKS.find(([sign]) => bytes.subarray(0, sign.length).equals(sign));
      bytes = bytes.subarray(mark?.[0].length ?? 0);
      const actual = mark?.[1] ?? encoding;
      decoder = actual === 'utf-8' ? null : new TextDecoder(actual, { ignoreBOM: true });
    }
    yield decoder === null ? bytes : Buffer.from(decoder.decode(bytes, { stream: true }));
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield Buffer.from(rest);
}
