import type { ListImportView, StartImportRequest } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { FileStore } from '../files/file-store.js';
import { ContactListsService } from './contact-lists.service.js';
import { DryRunOrders } from './dry-run-orders.js';
import { toListImportView } from './list-import.mapper.js';
import { ListDryRunsRepository } from './list-dry-runs.repository.js';
import type { ListImportRow } from './list-imports.repository.js';
import { openRejects, type RejectsDownload } from './open-rejects.js';
import { StartImport } from './start-import.js';
import { watchImport } from './watch-import.js';

/** Imports that are tried: the same counts and rejects, and nothing in the list. Nothing changes, so nothing is audited. */
@Injectable()
export class ListDryRunsService {
  constructor(
    private readonly dryRuns: ListDryRunsRepository,
    private readonly lists: ContactListsService,
    private readonly orders: DryRunOrders,
    private readonly imports: StartImport,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  async start(actor: Actor, listId: string, request: StartImportRequest): Promise<ListImportView> {
    const list = await this.lists.getRow(listId);
    const id = uuidv7();
    await this.orders.order({ id, listId: list.id, createdBy: actor.name }, request);
    return this.get(listId, id);
  }

  async get(listId: string, id: string): Promise<ListImportView> {
    return toListImportView(await this.getRow(listId, id), this.clock.now());
  }

  watch(listId: string, id: string): Promise<Observable<ListImportView>> {
    return watchImport(() => this.get(listId, id));
  }

  async rejects(listId: string, id: string): Promise<RejectsDownload> {
    return openRejects(this.files, await this.getRow(listId, id));
  }

  /** Makes the import that was tried. */
  async commit(actor: Actor, listId: string, id: string): Promise<ListImportView> {
    const list = await this.lists.getRow(listId);
    return this.imports.startTried(actor, list, await this.getRow(listId, id));
  }

  async cancel(listId: string, id: string): Promise<ListImportView> {
    const row = await this.getRow(listId, id);
    if (await this.orders.cancel(row.id)) return this.get(listId, id);
    throw new AppError('import.not_cancellable', 'The dry run is over already.', { details: { id } });
  }

  private async getRow(listId: string, id: string): Promise<ListImportRow> {
    const row = await this.dryRuns.find(listId, id);
    if (row !== null) return row;
    throw new AppError('import.not_found', 'No such dry run; they are kept for a day.', { details: { id } });
  }
}
