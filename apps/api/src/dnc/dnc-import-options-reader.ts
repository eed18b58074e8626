import type { StartDncImportRequest } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../common/errors/app-error.js';
import { type CsvHead, readCsvHead } from '../files/csv-head.js';
import { CsvUnreadableError } from '../files/csv-records.js';
import { FileStore, type StoredFile } from '../files/file-store.js';
import type { DncImportOptions } from './dnc-imports.repository.js';

const NUMBER_HEADER = /phone|number|tel|mobile|gsm|msisdn|cell|numero|nummer|prefix/i;

/** Settles how a file of do-not-call numbers is to be read, before its import begins. */
@Injectable()
export class DncImportOptionsReader {
  constructor(private readonly files: FileStore) {}

  /** @throws AppError `file.not_found`, `dnc.invalid` */
  async read(request: StartDncImportRequest): Promise<{ file: StoredFile; options: DncImportOptions }> {
    const file = await this.files.find(request.fileId);
    if (file === null) {
      throw new AppError('file.not_found', 'No such file: upload it first.', {
        details: { id: request.fileId },
      });
    }
    const { dialect, records } = await this.head(request);
    const first = records[0]?.fields ?? [];
    const guessed = Math.max(
      first.findIndex((cell) => NUMBER_HEADER.test(cell)),
      0,
    );
    const column = request.column === undefined ? guessed : findColumn(first, request.column);
    // A header's cell holds no digits, a number always does.
    const hasHeader =
      request.hasHeader ?? (typeof request.column === 'string' || !/\d/.test(first[column] ?? ''));
    return {
      file,
      options: {
        dialect,
        encoding: request.encoding,
        hasHeader,
        column,
        country: request.country ?? null,
        match: request.match,
        scope: request.scope,
        groupId: request.groupId ?? null,
        campaignId: request.campaignId ?? null,
        reason: request.reason,
        source: request.source,
        expiresAt: request.expiresAt ?? null,
      },
    };
  }

  private async head(request: StartDncImportRequest): Promise<CsvHead> {
    try {
      return await readCsvHead(this.files.read(request.fileId), request);
    } catch (error) {
      if (error instanceof CsvUnreadableError) throw invalid('fileId', error.message);
      throw error;
    }
  }
}

function findColumn(first: readonly string[], wanted: string | number): number {
  const index =
    typeof wanted === 'number'
      ? wanted - 1
      : first.findIndex((cell) => cell.trim().toLowerCase() === wanted.toLowerCase());
  if (index >= 0 && index < first.length) return index;
  throw invalid('column', `There is no column ${wanted}; the first row has ${first.join(', ')}.`);
}

const invalid = (path: string, message: string): AppError =>
  new AppError('dnc.invalid', message, { issues: [{ path, message }] });
