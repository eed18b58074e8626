import type { ContactFilter } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';

export interface ContactFilterRow {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly shared: boolean;
  readonly filter: ContactFilter;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const COLUMNS = `
  id, name, owner_id as "ownerId", owner_name as "ownerName", shared, filter, version, created_at as "createdAt",
  updated_at as "updatedAt"`;

const LIST = `
  select ${COLUMNS} from contact_filter
  where (owner_id = $1 or shared) and ($2::text is null or (name, id) > ($2::text, $3::uuid))
  order by name, id limit $4`;

const INSERT = `
  insert into contact_filter (id, name, owner_id, owner_name, shared, filter, created_at, updated_at)
  values ($1::uuid, $2::text, $3::text, $4::text, $5::boolean, $6::jsonb, $7::timestamptz, $7::timestamptz)`;

const UPDATE = `
  update contact_filter set name = $2::text, shared = $3::boolean, filter = $4::jsonb, version = version + 1,
    updated_at = $5::timestamptz
  where id = $1::uuid`;

@Injectable()
export class ContactFiltersRepository {
  constructor(private readonly database: Database) {}

  /** The owner's own and those that are shared, by name. */
  async list(
    ownerId: string,
    after: { name: string; id: string } | null,
    take: number,
  ): Promise<ContactFilterRow[]> {
    const values = [ownerId, after?.name ?? null, after?.id ?? null, take];
    return (await this.database.pool.query<ContactFilterRow>(LIST, values)).rows;
  }

  async find(id: string): Promise<ContactFilterRow | null> {
    const sql = `select ${COLUMNS} from contact_filter where id = $1`;
    return (await this.database.pool.query<ContactFilterRow>(sql, [id])).rows[0] ?? null;
  }

  async findForChange(transaction: AnyTransaction, id: string): Promise<ContactFilterRow | null> {
    const sql = `select ${COLUMNS} from contact_filter where id = $1::uuid for update`;
    return (await runInTransaction<ContactFilterRow>(transaction, sql, [id]))[0] ?? null;
  }

  async insert(
    transaction: AnyTransaction,
    row: Pick<ContactFilterRow, 'id' | 'name' | 'ownerId' | 'ownerName' | 'shared' | 'filter'>,
    at: Date,
  ): Promise<void> {
    const { id, name, ownerId, ownerName, shared, filter } = row;
    await runInTransaction(transaction, INSERT, [
      id,
      name,
      ownerId,
      ownerName,
      shared,
      JSON.stringify(filter),
      at,
    ]);
  }

  async update(
    transaction: AnyTransaction,
    row: Pick<ContactFilterRow, 'id' | 'name' | 'shared' | 'filter'>,
    at: Date,
  ): Promise<void> {
    const { id, name, shared, filter } = row;
    await runInTransaction(transaction, UPDATE, [id, name, shared, JSON.stringify(filter), at]);
  }

  async remove(transaction: AnyTransaction, id: string): Promise<void> {
    await runInTransaction(transaction, 'delete from contact_filter where id = $1::uuid', [id]);
  }
}
