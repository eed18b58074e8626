import type { ListImportView } from '@callspool/contracts';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError, invariant } from '../common/errors/app-error.js';
import { Database } from '../database/database.service.js';
import { JobsService } from '../jobs/jobs.service.js';
import { Spool } from '../spool/spool.service.js';
import { ImportPersonsRepository } from './import-persons.repository.js';
import { toListImportView } from './list-import.mapper.js';
import { ListImportsRepository } from './list-imports.repository.js';
import { UndoImportRepository, type UndoObstacles } from './undo-import.repository.js';

declare module '../jobs/job-payloads.js' {
  interface JobPayloads {
    /** Takes the contacts of a finished import out again. */
    'contact-list.undo': { readonly importId: string };
  }
}

/** Somebody was called for the import after the order was taken. */
class ObstructedError extends Error {}

/** Undoes a whole import, as long as nobody has been called for it. */
@Injectable()
export class UndoImport implements OnModuleInit {
  private readonly persons = new ImportPersonsRepository();

  constructor(
    private readonly undoing: UndoImportRepository,
    private readonly imports: ListImportsRepository,
    private readonly database: Database,
    private readonly jobs: JobsService,
    private readonly spool: Spool,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.registerHandler('contact-list.undo', async ({ importId }) => {
      await this.run(importId);
    });
  }

  /**
   * Takes the order; a job does it.
   * @throws AppError `import.not_found`; `import.not_undoable`, which says what stands against it and how many of them
   */
  async undo(actor: Actor, listId: string, importId: string): Promise<ListImportView> {
    const row = await this.imports.find(listId, importId);
    if (row === null)
      throw new AppError('import.not_found', 'No such import.', { details: { id: importId } });
    const refusal = refusalOf(await this.undoing.obstacles({ listId, importId }));
    if (refusal !== null) throw notUndoable(refusal.message, refusal.obstacles);
    await this.database.transaction(async (transaction) => {
      if (!(await this.undoing.order(transaction, row.id, actor.name))) {
        const why =
          row.undoState === null ? `The import is ${row.state}, not done.` : 'It is undone already.';
        throw notUndoable(why, { id: row.id });
      }
      await this.jobs.enqueue(transaction, 'contact-list.undo', { importId: row.id });
      await this.audit.record(transaction, {
        actor,
        action: 'contact_list.import_undone',
        objectType: 'list_import',
        objectId: row.id,
        before: { listId, fileName: row.fileName, contacts: row.rowsAccepted },
      });
    });
    const ordered = await this.imports.find(listId, importId);
    invariant(ordered !== null, 'An import that was there a moment ago is gone.');
    return toListImportView(ordered, this.clock.now());
  }

  /** All or nothing, in one transaction. A second run finds nothing to do. */
  async run(importId: string): Promise<'done' | 'refused' | 'nothing'> {
    try {
      return await this.database.sqlTransaction(async (client) => {
        // Imports give contacts their persons one after the other, and so does this.
        await this.persons.lock(client);
        const listId = await this.undoing.hold(client, importId);
        if (listId === null) return 'nothing';
        await this.undoing.removeEntries(client, listId, importId);
        const refusal = refusalOf(await this.undoing.obstacles({ listId, importId }, client));
        if (refusal !== null) throw new ObstructedError(refusal.message);
        const removed = await this.undoing.removeContacts(client, listId, importId);
        const personIds = await this.persons.part(client);
        if (personIds.length > 0) await this.spool.reevaluate(client, { personIds });
        await this.undoing.finish(client, importId, { removed, at: this.clock.now() });
        return 'done';
      });
    } catch (error) {
      if (!(error instanceof ObstructedError)) throw error;
      await this.undoing.refuse(importId, error.message);
      return 'refused';
    }
  }
}

function refusalOf(obstacles: UndoObstacles): { message: string; obstacles: UndoObstacles } | null {
  const { attempts, contacts, callbacks, updated, removed } = obstacles;
  const what = [
    ...(attempts > 0 ? [`${attempts} calls to ${contacts} of its contacts were tried`] : []),
    ...(callbacks > 0 ? [`${callbacks} callbacks are promised to its contacts`] : []),
    ...(updated > 0 ? [`${updated} contacts that were there before were changed by it`] : []),
    ...(removed > 0 ? [`${removed} contacts that it did not name have left the list`] : []),
  ];
  if (what.length === 0) return null;
  return { message: `The import cannot be undone any more: ${what.join(', and ')}.`, obstacles };
}

const notUndoable = (message: string, details: object): AppError =>
  new AppError('import.not_undoable', message, { details: { ...details } });
