import type { Delimiter, StartImportRequest } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../common/errors/app-error.js';
import { type CsvHead, ForeignFileError, readCsvHead } from '../files/csv-head.js';
import { CsvUnreadableError } from '../files/csv-records.js';
import { type FileContent, openContent } from '../files/file-content.js';
import { FileStore, type StoredFile } from '../files/file-store.js';
import type { Encoding } from '../files/utf8-source.js';
import { resolveColumns } from './import-columns.js';
import type { ImportOptions } from './list-imports.repository.js';
import { looksLikeUcontact, UCONTACT_LAYOUT, ucontactDialect } from './ucontact-layout.js';

/** Settles how a file is to be read before its import begins, so that a wrong mapping is told at once. */
@Injectable()
export class ImportOptionsReader {
  constructor(private readonly files: FileStore) {}

  /** @throws AppError `file.not_found`, `import.file_unreadable`, `import.mapping_invalid` */
  async read(request: StartImportRequest): Promise<ReadOptions> {
    const file = await this.findFile(request.fileId);
    const content = await this.open(file);
    const format = formatOf(content, request);
    const head = await readCsvHead(content.read(), format).catch(explainUnreadable);
    const { dialect, records } = head;
    const { encoding } = format;
    const bytesTotal = content.totalBytes;
    const dedupe = request.dedupe !== undefined && { dedupe: request.dedupe };
    if (isUcontact(head, request)) {
      const options = {
        encoding,
        hasHeader: false,
        columns: UCONTACT_LAYOUT,
        layout: 'ucontact' as const,
        ...dedupe,
      };
      return { file, options: { ...options, dialect: ucontactDialect(dialect) }, bytesTotal };
    }
    const [first] = records;
    if (first === undefined || first.fields === null) {
      throw unreadable(
        first === undefined ? 'The file holds no row.' : `Line ${first.line}: ${first.problem}`,
      );
    }
    const { hasHeader, mapping } = request;
    const resolved = resolveColumns(first.fields, { hasHeader, mapping });
    if (!resolved.ok) {
      const message = resolved.issues.map((issue) => issue.message).join(' ');
      throw new AppError('import.mapping_invalid', message, { issues: resolved.issues });
    }
    const options = { dialect, encoding, hasHeader, columns: resolved.columns, ...dedupe };
    return { file, options, bytesTotal };
  }

  /** @throws AppError `file.not_found` */
  async findFile(id: string): Promise<StoredFile> {
    const file = await this.files.find(id);
    if (file !== null) return file;
    throw new AppError('file.not_found', 'No such file: upload it first.', { details: { id } });
  }

  /** @throws AppError `import.file_unreadable` for archives and workbooks that are not one file of rows */
  open(file: StoredFile): Promise<FileContent> {
    return openContent(this.files, file).catch(explainUnreadable);
  }
}

/** How a file is to be read, with the bytes that a whole reading takes. */
export interface ReadOptions {
  readonly file: StoredFile;
  readonly options: ImportOptions;
  readonly bytesTotal: number;
}

/** Whether it is said that the file is uContact's own, or nothing is said and it looks so. */
export function isUcontact(
  head: CsvHead,
  { layout, mapping, delimiter }: Pick<StartImportRequest, 'layout' | 'mapping' | 'delimiter'>,
): boolean {
  if (layout !== 'auto') return layout === 'ucontact';
  const isOpen = mapping === undefined && (delimiter === 'auto' || delimiter === ';');
  return isOpen && looksLikeUcontact(head.text.toString('utf8'));
}

/** The text of a workbook is of our making, so nobody need say how it is written. */
export function formatOf<Named extends Encoding | undefined>(
  { packing }: FileContent,
  { encoding, delimiter }: { encoding?: Named | undefined; delimiter: Delimiter },
): { encoding: Named | Encoding; delimiter: Delimiter } {
  if (packing === 'xlsx') return { encoding: 'utf-8', delimiter: ',' };
  return { encoding: encoding as Named, delimiter };
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
