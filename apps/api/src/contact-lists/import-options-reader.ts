import type { StartImportRequest } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../common/errors/app-error.js';
import { type CsvHead, ForeignFileError, readCsvHead } from '../files/csv-head.js';
import { CsvUnreadableError } from '../files/csv-records.js';
import { FileStore, type StoredFile } from '../files/file-store.js';
import { resolveColumns } from './import-columns.js';
import type { ImportOptions } from './list-imports.repository.js';

/** Settles how a file is to be read before its import begins, so that a wrong mapping is told at once. */
@Injectable()
export class ImportOptionsReader {
  constructor(private readonly files: FileStore) {}

  /** @throws AppError `file.not_found`, `import.file_unreadable`, `import.mapping_invalid` */
  async read(request: StartImportRequest): Promise<{ file: StoredFile; options: ImportOptions }> {
    const file = await this.findFile(request.fileId);
    const { dialect, records } = await this.head(request);
    const [first] = records;
    if (first === undefined || first.fields === null) {
      throw unreadable(
        first === undefined ? 'The file holds no row.' : `Line ${first.line}: ${first.problem}`,
      );
    }
    const { hasHeader, mapping, encoding } = request;
    const resolved = resolveColumns(first.fields, { hasHeader, mapping });
    if (!resolved.ok) {
      const message = resolved.issues.map((issue) => issue.message).join(' ');
      throw new AppError('import.mapping_invalid', message, { issues: resolved.issues });
    }
    return { file, options: { dialect, encoding, hasHeader, columns: resolved.columns } };
  }

  /** @throws AppError `file.not_found` */
  async findFile(id: string): Promise<StoredFile> {
    const file = await this.files.find(id);
    if (file !== null) return file;
    throw new AppError('file.not_found', 'No such file: upload it first.', { details: { id } });
  }

  private head(request: StartImportRequest): Promise<CsvHead> {
    return readCsvHead(this.files.read(request.fileId), request).catch(explainUnreadable);
  }
}

/** `kind`: what the file is when it is not text. */
export const unreadable = (message: string, kind?: string): AppError =>
  new AppError('import.file_unreadable', message, {
    issues: [{ path: 'fileId', message }],
    ...(kind !== undefined && { details: { kind } }),
  });

/** @throws AppError `import.file_unreadable` in place of what the CSV reader throws */
export function explainUnreadable(error: unknown): never {
  if (error instanceof ForeignFileError) throw unreadable(error.message, error.kind);
  if (error instanceof CsvUnreadableError) throw unreadable(error.message);
  throw error;
}
