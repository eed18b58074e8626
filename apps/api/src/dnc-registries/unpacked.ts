import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvUnreadableError } from '../files/csv-records.js';

const GZIP = Buffer.from([0x1f, 0x8b]);

/**
 * The bytes of a file, unpacked when it is packed by gzip.
 * @throws CsvUnreadableError when the packing is broken
 */
export async function* unpacked(file: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = file[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done === true) return;
  const whole = from(first.value, chunks);
  if (!Buffer.from(first.value.subarray(0, 2)).equals(GZIP)) {
    yield* whole;
    return;
  }
  const gunzip = createGunzip();
  const source = Readable.from(whole, { objectMode: false });
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    yield* gunzip as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (!isPackingBroken(error)) throw error;
    throw new CsvUnreadableError('The gzip archive is damaged or not complete: upload it again.');
  } finally {
    source.destroy();
  }
}

async function* from(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

const isPackingBroken = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('Z_');
