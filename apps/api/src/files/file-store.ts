import type { Readable } from 'node:stream';

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  /** Of its bytes, in hexadecimal letters; null for files of earlier versions. */
  readonly sha256: string | null;
  readonly createdAt: Date;
}

export interface NewFile {
  readonly name: string;
  readonly contentType: string;
  /** Name of who brings it. */
  readonly createdBy: string;
  /** Refused with `file.too_large` beyond this many bytes. */
  readonly maxBytes?: number;
  /** The file whose text this one is; it goes when that goes. A file has one text: a second is refused. */
  readonly derivedFrom?: string;
}

/**
 * Where files live so that every node sees them. Nothing is held whole: a writer waits for the store, and a reader is
 * read no faster than it is drained.
 */
export abstract class FileStore {
  /**
   * Takes in the whole source. A file that breaks off in the middle, or is too large, leaves nothing behind.
   * @throws AppError `file.too_large`; whatever the source throws
   */
  abstract write(file: NewFile, source: AsyncIterable<Uint8Array>): Promise<StoredFile>;

  /** The complete file's particulars, or null. */
  abstract find(id: string): Promise<StoredFile | null>;

  /** The complete text that was made of a file, or null. */
  abstract findDerived(fromId: string): Promise<StoredFile | null>;

  /** The bytes of a complete file, from `fromByte` on. */
  abstract read(id: string, fromByte?: number): Readable;

  /** Removes the file; nothing happens when it is not there. */
  abstract remove(id: string): Promise<void>;
}
