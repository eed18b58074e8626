import { pipeline, type Readable, Transform } from 'node:stream';
import { crc32, createGunzip } from 'node:zlib';
import { MAX_FILE_BYTES, type Packing } from '@callspool/contracts';
import { CsvUnreadableError } from './csv-records.js';
import { foreignKindOf } from './file-kind.js';
import type { FileStore, StoredFile } from './file-store.js';
import { workbookText } from './workbook-text.js';
import { openOnlyEntry } from './zip-entry.js';

/** The rows of an uploaded file, whatever they are packed in. */
export interface FileContent {
  readonly packing: Packing;
  /** The file within an archive; null when there is none, or it has no name. */
  readonly innerName: string | null;
  /** Bytes that a whole reading takes from the store. */
  readonly totalBytes: number;
  /**
   * The text, unpacked as it is read. `onRead` is told how many bytes were taken from the store.
   * @throws CsvUnreadableError while it is read, when the archive is damaged or holds more than a file may have
   */
  read(onRead?: (bytes: number) => void): AsyncGenerator<Uint8Array>;
}

const HEAD_BYTES = 64 * 1024;

/**
 * Looks at how a file is packed and opens it: plain text, gzip, a zip archive with one file, an Excel workbook.
 * @throws CsvUnreadableError for archives with none or several files, and for workbooks that cannot be read
 */
export async function openContent(files: FileStore, file: StoredFile): Promise<FileContent> {
  const kind = foreignKindOf(await headOf(files, file.id));
  switch (kind) {
    case 'gzip':
      return {
        packing: 'gzip',
        innerName: null,
        totalBytes: file.size,
        read: (onRead) => unpacked(files.read(file.id), createGunzip(), onRead),
      };
    case 'zip':
      return openZip(files, file);
    case 'xlsx': {
      const text = await workbookText(files, file);
      return plain(files, text, 'xlsx');
    }
    default:
      // What is no text at all is told by whoever reads the first rows.
      return plain(files, file, 'none');
  }
}

function plain(files: FileStore, file: StoredFile, packing: Packing): FileContent {
  return {
    packing,
    innerName: null,
    totalBytes: file.size,
    read: (onRead) => counted(files.read(file.id), onRead),
  };
}

async function openZip(files: FileStore, file: StoredFile): Promise<FileContent> {
  const entry = await openOnlyEntry(files, file);
  return {
    packing: 'zip',
    innerName: entry.name,
    totalBytes: entry.compressedBytes,
    async *read(onRead) {
      let sum = 0;
      for await (const chunk of limited(await entry.open(onRead), 'zip')) {
        sum = crc32(chunk, sum);
        yield chunk;
      }
      if (sum === entry.crc32) return;
      throw new CsvUnreadableError('The zip archive is damaged: its check sum is not that of its bytes.');
    },
  };
}

async function* counted(source: Readable, onRead?: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of source as AsyncIterable<Buffer>) {
    onRead?.(chunk.length);
    yield chunk;
  }
}

function unpacked(
  source: Readable,
  unpacking: Transform,
  onRead?: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      onRead?.(chunk.length);
      done(null, chunk);
    },
  });
  // What goes wrong on the way comes out at the end that is read.
  const out = pipeline(source, counting, unpacking, () => undefined) as unknown as Readable;
  return limited(out, 'gzip');
}

/** A few kilobytes can unpack to terabytes: reading ends where an unpacked upload would have been refused. */
async function* limited(stream: Readable, packing: 'gzip' | 'zip'): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_FILE_BYTES) {
        throw new CsvUnreadableError(
          `The ${packing} archive holds more than ${MAX_FILE_BYTES} bytes unpacked: split the file.`,
        );
      }
      yield chunk;
    }
  } catch (error) {
    if (isDamage(error)) {
      throw new CsvUnreadableError(`The ${packing} archive is damaged or cut off: ${error.message}.`);
    }
    throw error;
  } finally {
    stream.destroy();
  }
}

/** zlib names its errors Z_…; yauzl complains of sizes that are not as the archive says. */
const isDamage = (error: unknown): error is Error => {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return String(code).startsWith('Z_') || /bytes in the stream/.test(String(message));
};

async function headOf(files: FileStore, id: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of files.read(id) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= HEAD_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES);
}
