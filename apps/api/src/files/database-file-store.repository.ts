import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { Database } from '../database/database.service.js';
import { inPieces } from './chunks.js';
import { FileStore, type NewFile, type StoredFile } from './file-store.js';

export const CHUNK_BYTES = 256 * 1024;
/** Chunks fetched in one round trip: a megabyte in memory at a time. */
const READ_AHEAD = 4;

const ADD_CHUNK = 'insert into stored_file_chunk (file_id, position, bytes) values ($1, $2, $3)';
const READ_CHUNKS = `
  select bytes from stored_file_chunk where file_id = $1 and position >= $2 order by position limit ${READ_AHEAD}`;
const ABANDONED = `
  delete from stored_file where completed_at is null and created_at < $1::timestamptz`;

/** Files as rows of 256 KiB in PostgreSQL. */
@Injectable()
export class DatabaseFileStore extends FileStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async write(file: NewFile, source: AsyncIterable<Uint8Array>): Promise<StoredFile> {
    const id = uuidv7();
    const { name, contentType, createdBy, maxBytes } = file;
    const createdAt = this.clock.now();
    await this.database.prisma.storedFile.create({ data: { id, name, contentType, createdBy, createdAt } });
    try {
      const { size, sha256 } = await this.takeIn(id, source, maxBytes ?? Number.MAX_SAFE_INTEGER);
      const completedAt = this.clock.now();
      const derivedFromId = file.derivedFrom ?? null;
      // Where a text comes from is said when it is whole: a half one must not stand in the way of another.
      await this.database.prisma.storedFile.update({
        where: { id },
        data: { size, sha256, completedAt, derivedFromId },
      });
      return { id, name, contentType, size, sha256, createdAt };
    } catch (error) {
      // The first failure is the one worth telling; what this leaves behind is pruned later.
      await this.remove(id).catch(() => undefined);
      throw error;
    }
  }

  private async takeIn(id: string, source: AsyncIterable<Uint8Array>, maxBytes: number) {
    const hash = createHash('sha256');
    let size = 0;
    let position = 0;
    for await (const piece of inPieces(source, CHUNK_BYTES)) {
      size += piece.length;
      if (size > maxBytes) {
        throw new AppError('file.too_large', `The file is larger than ${maxBytes} bytes: split it.`, {
          details: { maxBytes },
        });
      }
      hash.update(piece);
      await this.database.pool.query(ADD_CHUNK, [id, position++, piece]);
    }
    return { size, sha256: hash.digest('hex') };
  }

  override async find(id: string): Promise<StoredFile | null> {
    return toStored(await this.database.prisma.storedFile.findUnique({ where: { id } }));
  }

  override async findDerived(fromId: string): Promise<StoredFile | null> {
    const where = { derivedFromId: fromId };
    return toStored(await this.database.prisma.storedFile.findUnique({ where }));
  }

  override read(id: string, fromByte = 0): Readable {
    return Readable.from(this.chunksOf(id, fromByte), { objectMode: false, highWaterMark: CHUNK_BYTES });
  }

  private async *chunksOf(id: string, fromByte: number): AsyncGenerator<Buffer> {
    let position = Math.floor(fromByte / CHUNK_BYTES);
    let skip = fromByte % CHUNK_BYTES;
    for (;;) {
      const { rows } = await this.database.pool.query<{ bytes: Buffer }>(READ_CHUNKS, [id, position]);
      for (const { bytes } of rows) {
        yield skip === 0 ? bytes : bytes.subarray(skip);
        skip = 0;
      }
      if (rows.length < READ_AHEAD) return;
      position += rows.length;
    }
  }

  override async remove(id: string): Promise<void> {
    await this.database.prisma.storedFile.deleteMany({ where: { id } });
  }

  /** Removes uploads that were begun before the moment and never finished. Returns how many. */
  async removeAbandoned(before: Date): Promise<number> {
    const { rowCount } = await this.database.pool.query(ABANDONED, [before]);
    return rowCount ?? 0;
  }
}

interface FileRow {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: bigint;
  readonly sha256: string | null;
  readonly createdAt: Date;
  readonly completedAt: Date | null;
}

function toStored(row: FileRow | null): StoredFile | null {
  if (row === null || row.completedAt === null) return null;
  const { id, name, contentType, size, sha256, createdAt } = row;
  return { id, name, contentType, size: Number(size), sha256, createdAt };
}
