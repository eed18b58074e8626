import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import type { ExportedContact } from './ucontact-line.js';

const PAGE = 1000;

// Page by page behind the last id, so that neither side holds the list, and a reader that is slow holds no transaction.
const CONTACTS = `
  select page.id, page.name, page.external_id as "externalId", page.priority, page.agent, page.fields, numbers.numbers
  from (
    select id, name, external_id, priority, agent, fields from contact
    where list_id = $1::uuid and ($2::uuid is null or id > $2::uuid)
    order by id limit ${PAGE}) page
  cross join lateral (
    select coalesce(jsonb_agg(jsonb_build_object('number', e164, 'kind', kind) order by position), '[]') as numbers
    from phone_number where contact_id = page.id) numbers
  order by page.id`;

@Injectable()
export class ListExportRepository {
  constructor(private readonly database: Database) {}

  /** The contacts of a list in the order of their files, a thousand in memory at a time. */
  async *contacts(listId: string): AsyncGenerator<readonly ExportedContact[]> {
    let after: string | null = null;
    for (;;) {
      const { rows }: { rows: ExportedContact[] } = await this.database.pool.query(CONTACTS, [listId, after]);
      if (rows.length > 0) yield rows;
      if (rows.length < PAGE) return;
      after = rows.at(-1)?.id ?? null;
    }
  }
}
