import type {
  AnyListImportQuery,
  AnyListImportView,
  ImportPreview,
  ListImportView,
  Page,
  PageQuery,
  PreviewImportRequest,
  StartImportRequest,
} from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import type { Observable } from 'rxjs';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { decodeIdCursor } from '../common/http/id-cursor.js';
import { toPage } from '../common/http/page.js';
import { FileStore } from '../files/file-store.js';
import { CancelImport } from './cancel-import.js';
import { ContactListsService } from './contact-lists.service.js';
import { ImportPreviewer } from './import-preview.js';
import { toAnyListImportView, toListImportView } from './list-import.mapper.js';
import { type ListImportRow, ListImportsRepository } from './list-imports.repository.js';
import { openRejects, type RejectsDownload } from './open-rejects.js';
import { StartImport } from './start-import.js';
import { watchImport } from './watch-import.js';

@Injectable()
export class ListImportsService {
  constructor(
    private readonly imports: ListImportsRepository,
    private readonly lists: ContactListsService,
    private readonly previewer: ImportPreviewer,
    private readonly startImport: StartImport,
    private readonly files: FileStore,
    private readonly cancelImport: CancelImport,
    private readonly clock: Clock,
  ) {}

  /** How the file would be read, before anything is asked for. */
  async preview(listId: string, request: PreviewImportRequest): Promise<ImportPreview> {
    return this.previewer.preview(await this.lists.getRow(listId), request);
  }

  async start(actor: Actor, listId: string, request: StartImportRequest): Promise<ListImportView> {
    return this.startImport.start(actor, await this.lists.getRow(listId), request);
  }

  async list(listId: string, query: PageQuery): Promise<Page<ListImportView>> {
    const { id } = await this.lists.getRow(listId);
    const rows = await this.imports.list(id, decodeIdCursor(query.cursor), query.limit + 1);
    const page = toPage(rows, query.limit, (row) => [row.id]);
    const now = this.clock.now();
    return { items: page.items.map((row) => toListImportView(row, now)), nextCursor: page.nextCursor };
  }

  /** Imports of all lists. */
  async listAll(query: AnyListImportQuery): Promise<Page<AnyListImportView>> {
    const rows = await this.imports.listAll({
      state: query.state ?? null,
      after: decodeIdCursor(query.cursor),
      take: query.limit + 1,
    });
    const page = toPage(rows, query.limit, (row) => [row.id]);
    const now = this.clock.now();
    return { items: page.items.map((row) => toAnyListImportView(row, now)), nextCursor: page.nextCursor };
  }

  async get(listId: string, importId: string): Promise<ListImportView> {
    return toListImportView(await this.getRow(listId, importId), this.clock.now());
  }

  private async getRow(listId: string, importId: string): Promise<ListImportRow> {
    const row = await this.imports.find(listId, importId);
    if (row === null)
      throw new AppError('import.not_found', 'No such import.', { details: { id: importId } });
    return row;
  }

  /** The import as it goes on; ends with its last state. */
  watch(listId: string, importId: string): Promise<Observable<ListImportView>> {
    return watchImport(() => this.get(listId, importId));
  }

  /** The rejects file; there is none before the import is done, or when every row was fine. */
  async rejects(listId: string, importId: string): Promise<RejectsDownload> {
    return openRejects(this.files, await this.getRow(listId, importId));
  }

  /** Ends an import that is not over; nothing of it stays. */
  async cancel(actor: Actor, listId: string, importId: string): Promise<ListImportView> {
    await this.cancelImport.cancel(actor, await this.getRow(listId, importId));
    return this.get(listId, importId);
  }
}
