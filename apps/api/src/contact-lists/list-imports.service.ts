import type { Readable } from 'node:stream';
import type { ListImportView, Page, PageQuery, StartImportRequest } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { concat, defer, exhaustMap, from, type Observable, of, takeWhile, timer } from 'rxjs';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { decodeIdCursor } from '../common/http/id-cursor.js';
import { toPage } from '../common/http/page.js';
import { FileStore, type StoredFile } from '../files/file-store.js';
import { CancelImport } from './cancel-import.js';
import { ContactListsService } from './contact-lists.service.js';
import { isOver, toListImportView } from './list-import.mapper.js';
import { type ListImportRow, ListImportsRepository } from './list-imports.repository.js';
import { StartImport } from './start-import.js';

const LOOK_EVERY_MS = 500;

@Injectable()
export class ListImportsService {
  constructor(
    private readonly imports: ListImportsRepository,
    private readonly lists: ContactListsService,
    private readonly startImport: StartImport,
    private readonly files: FileStore,
    private readonly cancelImport: CancelImport,
    private readonly clock: Clock,
  ) {}

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
  async watch(listId: string, importId: string): Promise<Observable<ListImportView>> {
    const first = await this.get(listId, importId);
    if (isOver(first)) return of(first);
    // The next look waits for the answer to the one before.
    const looks = timer(LOOK_EVERY_MS, LOOK_EVERY_MS).pipe(
      exhaustMap(() => defer(() => from(this.get(listId, importId)))),
    );
    return concat(of(first), looks).pipe(takeWhile((view) => !isOver(view), true));
  }

  /** The rejects file; there is none before the import is done, or when every row was fine. */
  async rejects(listId: string, importId: string): Promise<{ file: StoredFile; body: Readable }> {
    const { rejectsFileId, state } = await this.getRow(listId, importId);
    const file = rejectsFileId === null ? null : await this.files.find(rejectsFileId);
    if (file === null) {
      const message =
        state === 'done' ? 'Every row of this import was fine.' : `The import is ${state}, not done.`;
      throw new AppError('import.no_rejects', `There is no rejects file. ${message}`, {
        details: { id: importId },
      });
    }
    return { file, body: this.files.read(file.id) };
  }

  /** Ends an import that is not over; nothing of it stays. */
  async cancel(actor: Actor, listId: string, importId: string): Promise<ListImportView> {
    await this.cancelImport.cancel(actor, await this.getRow(listId, importId));
    return this.get(listId, importId);
  }
}
