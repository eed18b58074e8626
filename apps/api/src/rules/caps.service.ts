import { Injectable } from '@nestjs/common';
import type { CapQuery, CapView, CreateCapRequest, Page, UpdateCapRequest } from '@callspool/contracts';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { decodeCursor, toPage } from '../common/http/page.js';
import { Database } from '../database/database.service.js';
import { brokenConstraint } from '../database/database-errors.js';
import { type CapRow, CapsRepository } from './caps.repository.js';
import { toCapView } from './rule.mapper.js';

/** Caps: how often a number or person may be tried. Each edit makes the campaigns concerned look again. */
@Injectable()
export class CapsService {
  constructor(
    private readonly caps: CapsRepository,
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(query: CapQuery): Promise<Page<CapView>> {
    const [after] = decodeCursor(query.cursor, 1) ?? [null];
    const filter = {
      reach: query.reach ?? null,
      campaignId: query.campaignId ?? null,
      groupId: query.groupId ?? null,
    };
    const rows = await this.caps.list(filter, typeof after === 'string' ? after : null, query.limit + 1);
    const page = toPage(rows, query.limit, (row) => [row.id]);
    return { items: page.items.map(toCapView), nextCursor: page.nextCursor };
  }

  async get(id: string): Promise<CapView> {
    const cap = await this.caps.findById(id);
    if (cap === null) throw notFound(id);
    return toCapView(cap);
  }

  async create(actor: Actor, request: CreateCapRequest): Promise<CapView> {
    const values = {
      reach: request.reach,
      campaignId: request.reach === 'campaign' ? request.campaignId : null,
      groupId: request.reach === 'group' ? request.groupId : null,
      scope: request.scope,
      max: request.max,
      window: request.window,
    };
    return this.database
      .transaction(async (tx) => {
        const caps = this.caps.within(tx);
        const cap = await caps.create(values, this.clock.now());
        await caps.bumpCampaigns(cap);
        await this.audit.record(tx, { ...entry(actor, 'created', cap.id), after: toCapView(cap) });
        return toCapView(cap);
      })
      .catch((error: unknown) => {
        throw translate(error, request);
      });
  }

  async update(actor: Actor, id: string, change: UpdateCapRequest): Promise<CapView> {
    return this.database.transaction(async (tx) => {
      const caps = this.caps.within(tx);
      const before = await caps.findForChange(id);
      if (before === null) throw notFound(id);
      const after = await caps.update(id, {
        scope: change.scope ?? before.scope,
        max: change.max ?? before.max,
        window: change.window ?? before.window,
      });
      await caps.bumpCampaigns(after);
      await this.audit.record(tx, {
        ...entry(actor, 'changed', id),
        before: toCapView(before),
        after: toCapView(after),
      });
      return toCapView(after);
    });
  }

  /** The last cap that holds everywhere stays: unlimited attempts must never be what nobody decided. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const caps = this.caps.within(tx);
      const everywhere = await caps.countEverywhere();
      const before = await caps.findForChange(id);
      if (before === null) throw notFound(id);
      if (before.reach === 'everywhere' && everywhere <= 1) throw lastEverywhere(before);
      await caps.remove(id);
      await caps.bumpCampaigns(before);
      await this.audit.record(tx, { ...entry(actor, 'removed', id), before: toCapView(before) });
    });
  }
}

const entry = (actor: Actor, verb: string, objectId: string) => ({
  actor,
  action: `cap.${verb}`,
  objectType: 'cap' as const,
  objectId,
});

const notFound = (id: string): AppError => new AppError('cap.not_found', 'No such cap.', { details: { id } });

const lastEverywhere = (cap: CapRow): AppError =>
  new AppError(
    'cap.last_everywhere',
    'This is the last cap that holds everywhere. Add another one first, or change this one.',
    { details: { id: cap.id } },
  );

function translate(error: unknown, request: CreateCapRequest): unknown {
  if (brokenConstraint(error) === null || request.reach === 'everywhere') return error;
  return request.reach === 'group'
    ? new AppError('campaign_group.not_found', 'No such group.', { details: { id: request.groupId } })
    : new AppError('campaign.not_found', 'No such campaign.', { details: { id: request.campaignId } });
}
