import type { Prisma, Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import { invariant } from '../common/errors/app-error.js';
import { Database } from '../database/database.service.js';
import { AuthRepository } from './auth.repository.js';

export interface ApiKeyRecord {
  readonly id: string;
  readonly name: string;
  readonly start: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
}

@Injectable()
export class ApiKeysRepository {
  constructor(
    private readonly database: Database,
    private readonly auth: AuthRepository,
  ) {}

  async list(after: string | null, take: number): Promise<ApiKeyRecord[]> {
    const rows = await this.database.prisma.apikey.findMany({
      where: after === null ? {} : { id: { gt: after } },
      orderBy: { id: 'asc' },
      take,
    });
    return rows.map(toRecord);
  }

  /** Makes a key by the sign-in library inside `tx`; only its hash is stored. */
  async create(
    tx: Tx,
    key: { name: string; createdBy: string; expiresInSeconds: number | null },
  ): Promise<{ record: ApiKeyRecord; secret: string }> {
    const made = await this.auth.within(tx).api.createApiKey({
      body: { name: key.name, userId: key.createdBy, expiresIn: key.expiresInSeconds },
    });
    const row = await tx.apikey.findUnique({ where: { id: made.id } });
    invariant(row !== null, 'The key that was just made is not there.');
    return { record: toRecord(row), secret: made.key };
  }

  /** Takes the key away; null when there is none. */
  async remove(tx: Tx, id: string): Promise<ApiKeyRecord | null> {
    const row = await tx.apikey.findUnique({ where: { id } });
    if (row === null) return null;
    const { count } = await tx.apikey.deleteMany({ where: { id } });
    return count === 0 ? null : toRecord(row);
  }
}

const toRecord = (row: Prisma.ApikeyGetPayload<object>): ApiKeyRecord => ({
  id: row.id,
  name: row.name ?? '',
  start: row.start ?? '',
  createdAt: row.createdAt,
  expiresAt: row.expiresAt,
  lastUsedAt: row.lastRequest,
});
