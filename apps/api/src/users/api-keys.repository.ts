import type { Prisma, Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import { type ApiKeyRole, apiKeyRoleSchema } from '@callspool/contracts';
import { z } from 'zod';
import { invariant } from '../common/errors/app-error.js';
import { Database } from '../database/database.service.js';
import { AuthRepository } from './auth.repository.js';

export interface ApiKeyRecord {
  readonly id: string;
  readonly name: string;
  readonly role: ApiKeyRole;
  readonly start: string;
  readonly makerId: string;
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

  /** The names of those who made keys, by their ids; who is gone is left out. */
  async namesOf(makerIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.prisma.user.findMany({
      where: { id: { in: [...new Set(makerIds)] } },
      select: { id: true, name: true },
    });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Makes a key by the sign-in library inside `tx`; only its hash is stored. */
  async create(
    tx: Tx,
    key: { name: string; role: ApiKeyRole; createdBy: string; expiresInSeconds: number | null },
  ): Promise<{ record: ApiKeyRecord; secret: string }> {
    const made = await this.auth.within(tx).api.createApiKey({
      body: {
        name: key.name,
        userId: key.createdBy,
        expiresIn: key.expiresInSeconds,
        metadata: { role: key.role },
      },
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
  role: apiKeyRoleOf(row.metadata === null ? null : JSON.parse(row.metadata)),
  start: row.start ?? '',
  makerId: row.referenceId,
  createdAt: row.createdAt,
  expiresAt: row.expiresAt,
  lastUsedAt: row.lastRequest,
});

const keyMetadata = z.object({ role: apiKeyRoleSchema });

/** The role that the sign-in library keeps with a key; a key from before roles is an integration. */
export function apiKeyRoleOf(metadata: unknown): ApiKeyRole {
  if (metadata === null || metadata === undefined) return 'integration';
  return keyMetadata.parse(metadata).role;
}
