import type { Readable } from 'node:stream';
import type {
  DncImportPreview,
  DncImportView,
  Page,
  PageQuery,
  PreviewDncImportRequest,
  StartDncImportRequest,
} from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { decodeIdCursor } from '../common/http/id-cursor.js';
import { toPage } from '../common/http/page.js';
import { FileStore, type StoredFile } from '../files/file-store.js';
import { TransactionRunner } from '../database/transaction-runner.js';
import { type DncImportRow, DncImportsRepository } from './dnc-imports.repository.js';
import { DncImportOptionsReader } from './dnc-import-options-reader.js';
import { DncImportTrail } from './dnc-import-trail.js';
import { scopeProblems } from './dnc-scope.js';

@Injectable()
export class DncImportsService {
  constructor(
    private readonly imports: DncImportsRepository,
    private readonly options: DncImportOptionsReader,
    private readonly files: FileStore,
    private readonly transactions: TransactionRunner,
    private readonly trail: DncImportTrail,
    private readonly clock: Clock,
  ) {}

  /** Takes the order to add the numbers of an uploaded file; a job does it. */
  async start(actor: Actor, request: StartDncImportRequest): Promise<DncImportView> {
    const issues = scopeProblems(request);
    if (request.expiresAt !== undefined && new Date(request.expiresAt) <= this.clock.now()) {
      issues.push({ path: 'expiresAt', message: 'This moment is over.' });
    }
    if (issues.length > 0) {
      throw new AppError('dnc.invalid', issues.map((issue) => issue.message).join(' '), { issues });
    }
    const { file, options } = await this.options.read(request);
    const id = uuidv7();
    await this.transactions.run(async (transaction) => {
      const row = { id, fileId: file.id, fileName: file.name, options, bytesTotal: file.size };
      await this.imports.refuseMissingScope(transaction, options);
      await this.imports.insert(transaction, { ...row, createdBy: actor.name, at: this.clock.now() });
      await this.trail.started(transaction, actor, id, { fileName: file.name, reason: options.reason });
    });
    return this.get(id);
  }

  preview(request: PreviewDncImportRequest): Promise<DncImportPreview> {
    return this.options.preview(request);
  }

  async list(query: PageQuery): Promise<Page<DncImportView>> {
    const rows = await this.imports.list(decodeIdCursor(query.cursor), query.limit + 1);
    const page = toPage(rows, query.limit, (row) => [row.id]);
    return { items: page.items.map(toDncImportView), nextCursor: page.nextCursor };
  }

  async get(id: string): Promise<DncImportView> {
    return toDncImportView(await this.getRow(id));
  }

  private async getRow(id: string): Promise<DncImportRow> {
    const row = await this.imports.find(id);
    if (row === null) throw new AppError('dnc_import.not_found', 'No such import.', { details: { id } });
    return row;
  }

  async rejects(id: string): Promise<{ file: StoredFile; body: Readable }> {
    const { rejectsFileId } = await this.getRow(id);
    const file = rejectsFileId === null ? null : await this.files.find(rejectsFileId);
    if (file === null) {
      throw new AppError(
        'dnc_import.no_rejects',
        'There is no rejects file: no row was refused, or not yet.',
        {
          details: { id },
        },
      );
    }
    return { file, body: this.files.read(file.id) };
  }

  /** Ends an import that is not over. Numbers that it has added stay: nobody is called for a cancelled file. */
  async cancel(actor: Actor, id: string): Promise<DncImportView> {
    await this.getRow(id);
    await this.transactions.run(async (transaction) => {
      if (!(await this.imports.cancel(transaction, id, this.clock.now()))) {
        throw new AppError('dnc_import.not_cancellable', 'The import is over already.', { details: { id } });
      }
      await this.trail.cancelled(transaction, actor, id);
    });
    return this.get(id);
  }
}

const toDncImportView = (row: DncImportRow): DncImportView => ({
  id: row.id,
  fileId: row.fileId,
  fileName: row.fileName,
  state: row.state,
  match: row.options.match,
  scope: row.options.scope,
  groupId: row.options.groupId,
  campaignId: row.options.campaignId,
  reason: row.options.reason,
  source: row.options.source,
  expiresAt: row.options.expiresAt === null ? null : new Date(row.options.expiresAt).toISOString(),
  bytesTotal: row.bytesTotal,
  bytesRead: row.bytesRead,
  rowsRead: row.rowsRead,
  rowsAdded: row.rowsAdded,
  rowsKnown: row.rowsKnown,
  rowsRejected: row.rowsRejected,
  alreadyPastGate: row.pastGate,
  hasRejects: row.rejectsFileId !== null,
  error: row.error,
  createdBy: row.createdBy,
  createdAt: row.createdAt.toISOString(),
  startedAt: row.startedAt?.toISOString() ?? null,
  finishedAt: row.finishedAt?.toISOString() ?? null,
});
