import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { BackupFileError, decodeFrames, encodeFrame, type Frame } from './backup-frames.js';
import {
  backupEnd,
  type BackupEnd,
  backupManifest,
  type BackupManifest,
  tableHead,
  type TableHead,
} from './backup-manifest.js';

/** @throws BackupFileError when the file is missing, cut off, damaged or of another kind. */
export async function* framesOfFile(file: string): AsyncGenerator<Frame> {
  const bytes = pipeline(createReadStream(file), createGunzip(), () => undefined);
  try {
    yield* decodeFrames(bytes);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new BackupFileError(`There is no file ${file}.`, { cause: error });
    if (code.startsWith('Z_')) {
      const message = code === 'Z_BUF_ERROR' ? 'The backup ends too early.' : 'The backup is damaged.';
      throw new BackupFileError(message, { cause: error });
    }
    throw error;
  } finally {
    bytes.destroy();
  }
}

/** What the frame says, if it is of this kind. */
export function parseFrame<T>(frame: Frame | undefined, kind: Frame['kind'], schema: z.ZodType<T>): T {
  const parsed = frame?.kind === kind ? schema.safeParse(JSON.parse(frame.body.toString('utf8'))) : undefined;
  if (parsed?.success !== true)
    throw new BackupFileError('The backup is not one that this version can read.');
  return parsed.data;
}

export interface VerifiedBackup {
  readonly file: string;
  readonly manifest: BackupManifest;
  readonly tables: readonly TableHead[];
  readonly end: BackupEnd;
}

/** Reads the whole file once and holds its sum against what it says. */
export async function verifyBackup(file: string): Promise<VerifiedBackup> {
  const hash = createHash('sha256');
  const tables: TableHead[] = [];
  let manifest: BackupManifest | null = null;
  let end: BackupEnd | null = null;
  for await (const frame of framesOfFile(file)) {
    manifest ??= parseFrame(frame, 'M', backupManifest);
    if (frame.kind === 'T') tables.push(parseFrame(frame, 'T', tableHead));
    if (frame.kind === 'Z') end = parseFrame(frame, 'Z', backupEnd);
    else hash.update(encodeFrame(frame.kind, frame.body));
  }
  if (manifest === null || end === null)
    throw new BackupFileError('The backup ends too early: it was cut off.');
  if (hash.digest('hex') !== end.sha256) throw new BackupFileError('The backup is damaged: its sum differs.');
  return { file, manifest, tables, end };
}
