import type { Readable } from 'node:stream';
import {
  type CreateExportRequest,
  EXPORT_KINDS,
  type ExportView,
  may,
  type Page,
  type PageQuery,
} from '@callspool/contracts';
import { isKnownZone } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { decodeIdCursor } from '../common/http/id-cursor.js';
import { toPage } from '../common/http/page.js';
import { TransactionRunner } from '../database/transaction-runner.js';
import { FileStore, type StoredFile } from '../files/file-store.js';
import { JobsService } from '../jobs/jobs.service.js';
import { EXPORT_ATTEMPTS, EXPORTS_STAY_MS } from './export-job.js';
import { ExportSources } from './export-sources.js';
import { type ExportRow, ExportsRepository } from './exports.repository.js';

/** Lists as files: asked for, watched, fetched. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly exports: ExportsRepository,
    private readonly sources: ExportSources,
    private readonly transactions: TransactionRunner,
    private readonly jobs: JobsService,
    private readonly files: FileStore,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Orders a file of what the caller's screen shows; whoever may not see the list may not export it either.
   * @throws AppError `auth.forbidden`, `request.invalid`
   */
  async create(actor: Actor, { kind, query, options }: CreateExportRequest): Promise<ExportView> {
    if (!may(actor.role, EXPORT_KINDS[kind])) {
      throw new AppError('auth.forbidden', `The role ${actor.role} may not see this list.`);
    }
    if (!isKnownZone(options.timeZone)) {
      const issue = { path: 'options.timeZone', message: 'It is not a time zone such as Europe/Brussels.' };
      throw new AppError('request.invalid', issue.message, { issues: [issue] });
    }
    this.sources.check(kind, query);
    const id = uuidv7();
    await this.transactions.run(async (client) => {
      const by = { ownerId: ownerOf(actor), ownerRole: actor.role, createdBy: actor.name };
      await this.exports.insert(client, { id, kind, query, options, ...by, createdAt: this.clock.now() });
      await this.jobs.enqueue(client, 'export.run', { exportId: id }, { maxAttempts: EXPORT_ATTEMPTS });
      await this.audit.record(client, {
        actor,
        action: 'export.made',
        objectType: 'export',
        objectId: id,
        after: { kind, query, options },
      });
    });
    return this.get(actor, id);
  }

  /** The caller's own; an administrator sees everybody's. */
  async list(actor: Actor, query: PageQuery): Promise<Page<ExportView>> {
    const owner = actor.role === 'admin' ? null : ownerOf(actor);
    const rows = await this.exports.list(owner, decodeIdCursor(query.cursor), query.limit + 1);
    const page = toPage(rows, query.limit, (row) => [row.id]);
    return { ...page, items: page.items.map(toExportView) };
  }

  async get(actor: Actor, id: string): Promise<ExportView> {
    return toExportView(await this.demand(actor, id));
  }

  async cancel(actor: Actor, id: string): Promise<ExportView> {
    const row = await this.demand(actor, id);
    if (await this.exports.cancel(id, this.clock.now())) return this.get(actor, id);
    throw new AppError('export.not_cancellable', `The export is ${toExportView(row).state}.`, {
      details: { id },
    });
  }

  /** The file, with an audit entry for each time it is fetched. */
  async open(actor: Actor, id: string): Promise<{ file: StoredFile; body: Readable }> {
    const row = await this.demand(actor, id);
    const file = row.fileId === null ? null : await this.files.find(row.fileId);
    if (file === null) {
      throw new AppError('export.not_done', `There is no file: the export is ${toExportView(row).state}.`, {
        details: { id },
      });
    }
    await this.transactions.run((client) =>
      this.audit.record(client, {
        actor,
        action: 'export.downloaded',
        objectType: 'export',
        objectId: id,
        after: { kind: row.kind, rows: row.rows },
      }),
    );
    return { file, body: this.files.read(file.id) };
  }

  /** What belongs to somebody else answers like what is not there. */
  private async demand(actor: Actor, id: string): Promise<ExportRow> {
    const row = await this.exports.find(id);
    const isTheirs = row !== null && (actor.role === 'admin' || row.ownerId === ownerOf(actor));
    const isReadable = row !== null && may(actor.role, EXPORT_KINDS[row.kind]);
    if (row !== null && isTheirs && isReadable) return row;
    throw new AppError('export.not_found', 'No such export.', { details: { id } });
  }
}

const ownerOf = ({ kind, id }: Actor): string => `${kind}:${id}`;

const toExportView = (row: ExportRow): ExportView => {
  const { fileId, ownerId: _ownerId, generation: _generation, ...view } = row;
  const until = new Date(row.createdAt.getTime() + EXPORTS_STAY_MS);
  return {
    ...view,
    state: row.state === 'uploaded' ? 'waiting' : row.state,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    fileUntil: fileId === null ? null : until.toISOString(),
  };
};
