import { Injectable } from '@nestjs/common';
import type { ApiKeyView, CreateApiKeyRequest, CreatedApiKey, Page, PageQuery } from '@callspool/contracts';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { AppError } from '../common/errors/app-error.js';
import { decodeIdCursor } from '../common/http/id-cursor.js';
import { toPage } from '../common/http/page.js';
import { Database } from '../database/database.service.js';
import { type ApiKeyRecord, ApiKeysRepository } from './api-keys.repository.js';

const SECONDS_PER_DAY = 86_400;

/**
 * Keys for other systems. A key belongs to the service, not to who made it: it lives until it expires or is revoked, also
 * when its maker is disabled, as an integration must not stop with a person. The list names the makers.
 */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly database: Database,
    private readonly audit: AuditService,
  ) {}

  async list(query: PageQuery): Promise<Page<ApiKeyView>> {
    const rows = await this.keys.list(decodeIdCursor(query.cursor), query.limit + 1);
    const page = toPage(rows, query.limit, (row) => [row.id]);
    const names = await this.keys.namesOf(page.items.map(({ makerId }) => makerId));
    return {
      items: page.items.map((key) => toView(key, names.get(key.makerId))),
      nextCursor: page.nextCursor,
    };
  }

  async create(actor: Actor, request: CreateApiKeyRequest): Promise<CreatedApiKey> {
    return this.database.transaction(async (tx) => {
      const { record, secret } = await this.keys.create(tx, {
        name: request.name,
        role: request.role ?? 'integration',
        createdBy: actor.id,
        expiresInSeconds:
          request.expiresInDays === undefined ? null : request.expiresInDays * SECONDS_PER_DAY,
      });
      const apiKey = toView(record, actor.name);
      await this.audit.record(tx, {
        actor,
        action: 'api_key.created',
        objectType: 'api_key',
        objectId: record.id,
        after: apiKey,
      });
      return { apiKey, secret };
    });
  }

  async revoke(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const removed = await this.keys.remove(tx, id);
      if (removed === null) throw new AppError('api_key.not_found', 'No such API key.', { details: { id } });
      await this.audit.record(tx, {
        actor,
        action: 'api_key.revoked',
        objectType: 'api_key',
        objectId: id,
        before: { ...toView(removed, undefined), createdBy: { id: removed.makerId } },
      });
    });
  }
}

const toView = (key: ApiKeyRecord, maker: string | undefined): ApiKeyView => ({
  id: key.id,
  name: key.name,
  role: key.role,
  start: key.start,
  createdBy: maker === undefined ? null : { id: key.makerId, name: maker },
  createdAt: key.createdAt.toISOString(),
  expiresAt: key.expiresAt?.toISOString() ?? null,
  lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
});
