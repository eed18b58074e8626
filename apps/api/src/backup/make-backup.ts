import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { VERSION } from '../config/version.js';
import { inPieces } from '../files/chunks.js';
import { encodeFrame, encodeJson, fileStart } from './backup-frames.js';
import { BACKUP_FORMAT, type BackupEnd, type BackupManifest } from './backup-manifest.js';
import { BackupSource } from './backup-source.repository.js';

const PIECE_BYTES = 256 * 1024;
/** The rows hold password hashes and people's numbers. */
const OWNER_ONLY = 0o600;

/** Writes the whole database as it is at one moment. The file appears under its name once it is complete. */
export async function makeBackup(directUrl: string, file: string, now: Date): Promise<BackupEnd> {
  const part = `${file}.part`;
  try {
    const end = await BackupSource.within(directUrl, (source) => write(source, part, now));
    await rename(part, file);
    return end;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function write(source: BackupSource, part: string, now: Date): Promise<BackupEnd> {
  const sum: { end: BackupEnd | null } = { end: null };
  await pipeline(
    Readable.from(
      framesOf(source, now, (end) => (sum.end = end)),
      { objectMode: false },
    ),
    createGzip({ level: 4 }),
    createWriteStream(part, { mode: OWNER_ONLY }),
  );
  return sum.end!;
}

async function* framesOf(
  source: BackupSource,
  now: Date,
  onEnd: (end: BackupEnd) => void,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  const hashed = (frame: Buffer): Buffer => {
    hash.update(frame);
    return frame;
  };
  yield fileStart();
  yield hashed(encodeJson('M', await manifestOf(source, now)));
  const tables = await source.tables();
  let rows = 0;
  for (const table of tables) {
    yield hashed(encodeJson('T', table));
    const copy = source.rowsOf(table);
    for await (const piece of inPieces(copy, PIECE_BYTES)) yield hashed(encodeFrame('D', piece));
    rows += copy.rowCount;
    yield hashed(encodeJson('E', { rows: copy.rowCount }));
  }
  // Last: sequences know no snapshot, and must not lie behind the rows.
  yield hashed(encodeJson('S', await source.sequences()));
  const end = { tables: tables.length, rows, sha256: hash.digest('hex') };
  onEnd(end);
  yield encodeJson('Z', end);
}

async function manifestOf(source: BackupSource, now: Date): Promise<BackupManifest> {
  return {
    format: BACKUP_FORMAT,
    version: VERSION,
    createdAt: now.toISOString(),
    migrations: await source.migrations(),
    jobsMigration: await source.jobsMigration(),
    keyIds: await source.keyIds(),
    months: await source.months(),
  };
}
