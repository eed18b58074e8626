import { Injectable } from '@nestjs/common';
import type {
  CreateDispositionRequest,
  DispositionView,
  Page,
  PageQuery,
  UpdateDispositionRequest,
} from '@callspool/contracts';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { decodeCursor, toPage } from '../common/http/page.js';
import { Database } from '../database/database.service.js';
import { brokenConstraint } from '../database/database-errors.js';
import { toDispositionView } from './disposition.mapper.js';
import { DispositionsRepository, type DispositionRow } from './dispositions.repository.js';

const SOME_USERS = 5;

/** What the business says of calls. */
@Injectable()
export class DispositionsService {
  constructor(
    private readonly dispositions: DispositionsRepository,
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(query: PageQuery): Promise<Page<DispositionView>> {
    const [after] = decodeCursor(query.cursor, 1) ?? [null];
    const rows = await this.dispositions.list(typeof after === 'string' ? after : null, query.limit + 1);
    const page = toPage(rows, query.limit, (row) => [row.id]);
    return { items: page.items.map(toDispositionView), nextCursor: page.nextCursor };
  }

  async get(id: string): Promise<DispositionView> {
    const row = await this.dispositions.findById(id);
    if (row === null) throw notFound(id);
    return toDispositionView(row);
  }

  /** Null when there is none (any more): a key may still be pressed for a disposition that was removed. */
  async find(id: string): Promise<DispositionView | null> {
    const row = await this.dispositions.findById(id);
    return row === null ? null : toDispositionView(row);
  }

  /** Those of the ids that name no disposition. */
  async unknownAmong(ids: readonly string[]): Promise<string[]> {
    const known = new Set(await this.dispositions.existing(ids));
    return ids.filter((id) => !known.has(id));
  }

  async create(actor: Actor, request: CreateDispositionRequest): Promise<DispositionView> {
    demandDelay(request, request.scheduleDelayMinutes);
    return this.database
      .transaction(async (tx) => {
        const row = await this.dispositions.within(tx).create(request, this.clock.now());
        await this.audit.record(tx, { ...entry(actor, 'created', row.id), after: toDispositionView(row) });
        return toDispositionView(row);
      })
      .catch(translate);
  }

  async update(actor: Actor, id: string, change: UpdateDispositionRequest): Promise<DispositionView> {
    return this.database
      .transaction(async (tx) => {
        const dispositions = this.dispositions.within(tx);
        const before = await dispositions.findForChange(id);
        if (before === null) throw notFound(id);
        const values = merge(before, change);
        if (values.l2 === '' && values.l3 !== '') throw missingLevel();
        demandDelay(values, change.scheduleDelayMinutes ?? null);
        const row = await dispositions.update(id, values, this.clock.now());
        await this.audit.record(tx, {
          ...entry(actor, 'changed', id),
          before: toDispositionView(before),
          after: toDispositionView(row),
        });
        return toDispositionView(row);
      })
      .catch(translate);
  }

  async remove(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const dispositions = this.dispositions.within(tx);
      const before = await dispositions.findForChange(id);
      if (before === null) throw notFound(id);
      const campaigns = await dispositions.namesOfUsers(id, SOME_USERS);
      if (campaigns.length > 0) {
        throw new AppError('disposition.in_use', 'Campaigns give this disposition for a pressed key.', {
          details: { id, campaigns },
        });
      }
      const words = await dispositions.wordsThatSay(id, SOME_USERS);
      if (words.length > 0) {
        throw new AppError('disposition.in_use', 'Words of vendors are mapped to this disposition.', {
          details: { id, words },
        });
      }
      await dispositions.remove(id);
      await this.audit.record(tx, { ...entry(actor, 'removed', id), before: toDispositionView(before) });
    });
  }
}

const merge = (before: DispositionRow, change: UpdateDispositionRequest) => ({
  l1: change.l1 ?? before.l1,
  l2: change.l2 ?? before.l2,
  l3: change.l3 ?? before.l3,
  action: change.action ?? before.action,
  scheduleDelayMinutes: delayAfter(before, change),
  flags: change.flags ?? before.flags,
});

/** A delay belongs to SCHEDULE and goes with it. */
function delayAfter(before: DispositionRow, change: UpdateDispositionRequest): number | null {
  if ((change.action ?? before.action) !== 'SCHEDULE') return null;
  return change.scheduleDelayMinutes === undefined
    ? before.scheduleDelayMinutes
    : change.scheduleDelayMinutes;
}

/**
 * Most reports carry no time (a pressed key never does), so a disposition that promises a call must say when it is.
 * @throws AppError `disposition.no_schedule_delay`, `request.invalid`
 */
function demandDelay(
  values: Pick<DispositionRow, 'action' | 'scheduleDelayMinutes'>,
  asked: number | null,
): void {
  const path = 'scheduleDelayMinutes';
  if (values.action !== 'SCHEDULE' && asked !== null) {
    const message = 'Only a disposition with the action SCHEDULE has a delay.';
    throw new AppError('request.invalid', message, { issues: [{ path, message }] });
  }
  if (values.action === 'SCHEDULE' && values.scheduleDelayMinutes === null) {
    const message =
      'SCHEDULE promises a call, so say after how many minutes it is due when the report names no time.';
    throw new AppError('disposition.no_schedule_delay', message, { issues: [{ path, message }] });
  }
}

const entry = (actor: Actor, verb: string, objectId: string) => ({
  actor,
  action: `disposition.${verb}`,
  objectType: 'disposition' as const,
  objectId,
});

const notFound = (id: string): AppError =>
  new AppError('disposition.not_found', 'No such disposition.', { details: { id } });

const missingLevel = (): AppError =>
  new AppError('request.invalid', 'The third level needs a second.', {
    issues: [{ path: 'l2', message: 'The third level needs a second.' }],
  });

function translate(error: unknown): never {
  if (brokenConstraint(error) !== 'disposition_once') throw error;
  throw new AppError('disposition.name_taken', 'There is a disposition with these three levels.', {
    issues: [{ path: 'l1', message: 'Another disposition has the same levels.' }],
  });
}
