import { PassThrough, pipeline, type Readable } from 'node:stream';
import yauzl from 'yauzl';
import { CsvUnreadableError } from './csv-records.js';
import type { FileStore, StoredFile } from './file-store.js';

/** The one file of an archive. */
export interface OnlyEntry {
  readonly name: string;
  readonly compressedBytes: number;
  /** What its bytes must add up to. */
  readonly crc32: number;
  /** Unpacks it from its beginning; it is never whole in memory. `onRead` hears of bytes taken from the store. */
  open(onRead?: (bytes: number) => void): Promise<Readable>;
}

const MOST_NAMES = 5;
/** What macOS and Windows put beside the file that was packed. */
const BESIDE = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|\._|Thumbs\.db$)/;

/** Reads ranges of a stored file, as the archive's directory at its end asks for them. */
class StoreReader extends yauzl.RandomAccessReader {
  onRead: ((bytes: number) => void) | undefined;

  constructor(
    private readonly files: FileStore,
    private readonly id: string,
  ) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const out = new PassThrough();
    pipeline(this.range(start, end), out, () => undefined);
    return out;
  }

  private async *range(start: number, end: number): AsyncGenerator<Buffer> {
    let left = end - start;
    const source = this.files.read(this.id, start) as AsyncIterable<Buffer>;
    for await (const chunk of source) {
      const part = chunk.subarray(0, left);
      left -= part.length;
      this.onRead?.(part.length);
      yield part;
      if (left <= 0) return;
    }
  }
}

/** @throws CsvUnreadableError when the archive is damaged, locked, or has not exactly one file */
export async function openOnlyEntry(files: FileStore, file: StoredFile): Promise<OnlyEntry> {
  const reader = new StoreReader(files, file.id);
  const zip = await yauzl
    .fromRandomAccessReaderPromise(reader, file.size, { lazyEntries: true, autoClose: false })
    .catch(explainDamage);
  const entry = await onlyEntry(zip).catch(explainDamage);
  return {
    name: entry.fileName,
    compressedBytes: entry.compressedSize,
    crc32: entry.crc32,
    open: async (onRead) => {
      const stream = await zip.openReadStreamPromise(entry).catch(explainDamage);
      reader.onRead = onRead;
      return stream;
    },
  };
}

async function onlyEntry(zip: yauzl.ZipFile): Promise<yauzl.Entry> {
  const names: string[] = [];
  let found: yauzl.Entry | null = null;
  let count = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/') || BESIDE.test(entry.fileName)) continue;
    found ??= entry;
    if (++count <= MOST_NAMES) names.push(entry.fileName);
  }
  if (found === null) throw new CsvUnreadableError('The zip archive holds no file.');
  if (count > 1) {
    const others = count > MOST_NAMES ? ', …' : '';
    throw new CsvUnreadableError(
      `The zip archive holds ${count} files (${names.join(', ')}${others}): pack the one with the contacts alone.`,
    );
  }
  if (found.isEncrypted()) {
    throw new CsvUnreadableError('The zip archive is locked with a password: pack the file without one.');
  }
  if (!found.canDecodeFileData()) {
    throw new CsvUnreadableError('The zip archive is packed in an unusual way: use plain "deflate" or gzip.');
  }
  return found;
}

/** What the archive's reader complains of has no code; what the store and the system complain of has one. */
function explainDamage(error: unknown): never {
  if (error instanceof CsvUnreadableError || !(error instanceof Error) || 'code' in error) throw error;
  throw new CsvUnreadableError(`The zip archive is damaged or cut off: ${error.message}.`);
}
