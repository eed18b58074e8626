import type { Readable } from 'node:stream';
import { AppError } from '../common/errors/app-error.js';
import type { FileStore, StoredFile } from '../files/file-store.js';
import type { ListImportRow } from './list-imports.repository.js';

export interface RejectsDownload {
  readonly file: StoredFile;
  readonly body: Readable;
}

/** @throws AppError `import.no_rejects` before the import is done, and when every row was fine */
export async function openRejects(files: FileStore, row: ListImportRow): Promise<RejectsDownload> {
  const { id, rejectsFileId, state } = row;
  const file = rejectsFileId === null ? null : await files.find(rejectsFileId);
  if (file !== null) return { file, body: files.read(file.id) };
  const why = state === 'done' ? 'Every row of this import was fine.' : `The import is ${state}, not done.`;
  throw new AppError('import.no_rejects', `There is no rejects file. ${why}`, { details: { id } });
}
