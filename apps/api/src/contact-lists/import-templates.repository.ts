import type { ImportSettings } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';

export interface ImportTemplateRow {
  readonly id: string;
  readonly name: string;
  readonly settings: ImportSettings;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** More than anybody keeps; a list without pages. */
const MOST = 500;
const SELECT = `
  select id, name, settings, created_by as "createdBy", created_at as "createdAt", updated_at as "updatedAt"
  from import_template`;

@Injectable()
export class ImportTemplatesRepository {
  constructor(private readonly database: Database) {}

  async list(): Promise<ImportTemplateRow[]> {
    const { rows } = await this.database.pool.query<ImportTemplateRow>(
      `${SELECT} order by name limit ${MOST}`,
    );
    return rows;
  }

  async find(id: string): Promise<ImportTemplateRow | null> {
    const { rows } = await this.database.pool.query<ImportTemplateRow>(`${SELECT} where id = $1`, [id]);
    return rows[0] ?? null;
  }

  async findByName(name: string): Promise<ImportTemplateRow | null> {
    const { rows } = await this.database.pool.query<ImportTemplateRow>(`${SELECT} where name = $1`, [name]);
    return rows[0] ?? null;
  }

  async insert(
    transaction: AnyTransaction,
    row: { id: string; name: string; settings: ImportSettings; createdBy: string; at: Date },
  ): Promise<void> {
    await runInTransaction(
      transaction,
      `insert into import_template (id, name, settings, created_by, created_at, updated_at)
       values ($1::uuid, $2::text, $3::jsonb, $4::text, $5::timestamptz, $5::timestamptz)`,
      [row.id, row.name, JSON.stringify(row.settings), row.createdBy, row.at],
    );
  }

  async update(
    transaction: AnyTransaction,
    row: { id: string; name: string; settings: ImportSettings; at: Date },
  ): Promise<void> {
    await runInTransaction(
      transaction,
      `update import_template set name = $2::text, settings = $3::jsonb, updated_at = $4::timestamptz where id = $1::uuid`,
      [row.id, row.name, JSON.stringify(row.settings), row.at],
    );
  }

  async remove(transaction: AnyTransaction, id: string): Promise<void> {
    await runInTransaction(transaction, 'delete from import_template where id = $1::uuid', [id]);
  }
}
