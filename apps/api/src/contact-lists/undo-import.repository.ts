import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { Database } from '../database/database.service.js';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';

/** What stands against undoing an import. */
export interface UndoObstacles {
  /** Calls that were tried, and contacts that were tried. */
  readonly attempts: number;
  readonly contacts: number;
  /** Promises to call, kept or not. */
  readonly callbacks: number;
  /** Contacts that were there before and were changed: what they were is not known any more. */
  readonly updated: number;
  /** Contacts that left because the file did not name them: they are not known any more. */
  readonly removed: number;
}

// Test calls belong to nobody, and stand against nothing.
const OBSTACLES = `
  select
    (select count(*)::int from attempt where contact_id in (CONTACTS)) as attempts,
    (select count(distinct contact_id)::int from attempt where contact_id in (CONTACTS)) as contacts,
    (select count(*)::int from callback where contact_id in (CONTACTS)) as callbacks,
    (select rows_updated from list_import where id = $2::uuid) as updated,
    (select contacts_removed from list_import where id = $2::uuid) as removed`.replaceAll(
  'CONTACTS',
  'select id from contact where list_id = $1::uuid and import_id = $2::uuid',
);

@Injectable()
export class UndoImportRepository {
  constructor(private readonly database: Database) {}

  async obstacles(
    import_: { listId: string; importId: string },
    client?: pg.PoolClient,
  ): Promise<UndoObstacles> {
    const { rows } = await (client ?? this.database.pool).query<UndoObstacles>(OBSTACLES, [
      import_.listId,
      import_.importId,
    ]);
    return rows[0] ?? { attempts: 0, contacts: 0, callbacks: 0, updated: 0, removed: 0 };
  }

  /** Notes the order to undo a finished import. False when it is not finished, or undone or being undone already. */
  async order(transaction: AnyTransaction, importId: string, by: string): Promise<boolean> {
    const rows = await runInTransaction(
      transaction,
      `update list_import set undo_state = 'running', undo_error = null, undone_by = $2::text
       where id = $1::uuid and state = 'done' and (undo_state is null or undo_state = 'refused') returning id`,
      [importId, by],
    );
    return rows.length === 1;
  }

  /** The list of an import that is to be undone, held for the transaction; null when there is nothing to do. */
  async hold(client: pg.PoolClient, importId: string): Promise<string | null> {
    const { rows } = await client.query<{ listId: string }>(
      `select list_id as "listId" from list_import where id = $1 and undo_state = 'running' for update`,
      [importId],
    );
    return rows[0]?.listId ?? null;
  }

  /**
   * Takes the entries of the import's contacts out of every spool. A claim holds the entries that it takes: this waits for
   * it, and what is looked at afterwards knows of its attempts.
   */
  async removeEntries(client: pg.PoolClient, listId: string, importId: string): Promise<void> {
    await client.query(
      `delete from spool_entry entry using contact
       where entry.contact_id = contact.id and contact.list_id = $1 and contact.import_id = $2`,
      [listId, importId],
    );
  }

  /** Takes the contacts away, and leaves their persons in the temporary table `undone_person`. */
  async removeContacts(client: pg.PoolClient, listId: string, importId: string): Promise<number> {
    await client.query(`create temp table undone_person (id uuid primary key) on commit drop`);
    await client.query(
      `insert into undone_person select distinct person_id from contact where list_id = $1 and import_id = $2`,
      [listId, importId],
    );
    await client.query('analyze undone_person');
    await client.query(
      `delete from phone_number number using contact
       where number.contact_id = contact.id and contact.list_id = $1 and contact.import_id = $2`,
      [listId, importId],
    );
    const { rowCount } = await client.query('delete from contact where list_id = $1 and import_id = $2', [
      listId,
      importId,
    ]);
    // What was counted before is not so any more.
    await client.query('delete from contact_list_summary where list_id = $1', [listId]);
    return rowCount ?? 0;
  }

  /**
   * Notes that it is done. Contacts of it that were taken out one by one before count no more against the rest of the list.
   */
  async finish(
    transaction: AnyTransaction,
    importId: string,
    { removed, at }: { readonly removed: number; readonly at: Date },
  ): Promise<void> {
    await runInTransaction(
      transaction,
      `update contact_list set contacts_added = contacts_added + list_import.rows_accepted - list_import.rows_updated - $2::int
       from list_import where list_import.id = $1::uuid and contact_list.id = list_import.list_id`,
      [importId, removed],
    );
    await runInTransaction(
      transaction,
      `update list_import set undo_state = 'done', undone_at = $2::timestamptz where id = $1::uuid`,
      [importId, at],
    );
  }

  async refuse(importId: string, error: string): Promise<void> {
    await this.database.pool.query(
      `update list_import set undo_state = 'refused', undo_error = $2 where id = $1 and undo_state = 'running'`,
      [importId, error],
    );
  }
}
