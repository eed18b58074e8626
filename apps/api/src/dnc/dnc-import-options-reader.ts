import type { DncImportPreview, PreviewDncImportRequest, StartDncImportRequest } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../common/errors/app-error.js';
import { type CsvHead, readCsvHead } from '../files/csv-head.js';
import { CsvUnreadableError } from '../files/csv-records.js';
import { FileStore, type StoredFile } from '../files/file-store.js';
import type { DncImportOptions } from './dnc-imports.repository.js';
import { toNumber } from './dnc-reach.js';
import { toRow } from './dnc-rows.js';

const NUMBER_HEADER = /phone|number|tel|mobile|gsm|msisdn|cell|numero|nummer|prefix/i;

const PREVIEW_ROWS = 20;
const SAMPLES = 3;

/** Settles how a file of do-not-call numbers is to be read, before its import begins. */
@Injectable()
export class DncImportOptionsReader {
  constructor(private readonly files: FileStore) {}

  /** @throws AppError `file.not_found`, `dnc.invalid` */
  async read(request: StartDncImportRequest): Promise<{ file: StoredFile; options: DncImportOptions }> {
    const file = await this.findFile(request.fileId);
    const { dialect, records } = await this.head(request);
    return {
      file,
      options: {
        dialect,
        encoding: request.encoding,
        ...columnOf(records, request),
        country: request.country ?? null,
        match: request.match,
        confirmsWholeCountries: request.confirmsWholeCountries,
        scope: request.scope,
        groupId: request.groupId ?? null,
        campaignId: request.campaignId ?? null,
        reason: request.reason,
        source: request.source,
        expiresAt: request.expiresAt ?? null,
      },
    };
  }

  /**
   * What an import would make of the first rows.
   * @throws AppError `file.not_found`, `dnc.invalid`
   */
  async preview(request: PreviewDncImportRequest): Promise<DncImportPreview> {
    await this.findFile(request.fileId);
    const { records } = await this.head(request);
    const { column, hasHeader } = columnOf(records, request);
    const first = records[0]?.fields ?? [];
    const rows = records.slice(hasHeader ? 1 : 0);
    const { match, country = null, confirmsWholeCountries } = request;
    const options = { column, match, country, confirmsWholeCountries };
    return {
      hasHeader,
      column: column + 1,
      columns: first.map((cell, index) => ({
        column: index + 1,
        header: hasHeader ? cell : null,
        samples: rows.slice(0, SAMPLES).map((row) => row.fields?.[index] ?? ''),
      })),
      rows: rows.slice(0, PREVIEW_ROWS).map((record) => {
        const row = toRow(record, options);
        if (!row.ok) return { line: row.line, text: row.text, value: null, message: row.message };
        const text = record.fields?.[column]?.trim() ?? '';
        return { line: record.line, text, value: toNumber(row.value), message: null };
      }),
    };
  }

  private async findFile(id: string): Promise<StoredFile> {
    const file = await this.files.find(id);
    if (file !== null) return file;
    throw new AppError('file.not_found', 'No such file: upload it first.', { details: { id } });
  }

  private async head(request: PreviewDncImportRequest): Promise<CsvHead> {
    try {
      return await readCsvHead(this.files.read(request.fileId), request);
    } catch (error) {
      if (error instanceof CsvUnreadableError) throw invalid('fileId', error.message);
      throw error;
    }
  }
}

/** Where the numbers stand, and whether the first row names the columns. */
function columnOf(
  records: CsvHead['records'],
  request: PreviewDncImportRequest,
): { column: number; hasHeader: boolean } {
  const first = records[0]?.fields ?? [];
  const guessed = Math.max(
    first.findIndex((cell) => NUMBER_HEADER.test(cell)),
    0,
  );
  const column = request.column === undefined ? guessed : findColumn(first, request.column);
  // A header's cell holds no digits, a number always does.
  const hasHeader =
    request.hasHeader ?? (typeof request.column === 'string' || !/\d/.test(first[column] ?? ''));
  return { column, hasHeader };
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
