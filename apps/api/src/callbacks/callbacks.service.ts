import type {
  CallbackAgent,
  CallbackAgentQuery,
  CallbackCounts,
  CallbackCountsQuery,
  CallbackQuery,
  CallbackView,
  Page,
} from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { requireId } from '../common/http/id-cursor.js';
import { decodeCursor, toPage } from '../common/http/page.js';
import { Config } from '../config/config.js';
import { UsersService } from '../users/users.service.js';
import type { CallbackRow } from './callback-row.js';
import { toCallbackView } from './callback.mapper.js';
import { notFound } from './callback-refusals.js';
import { CallbackListRepository, type CallbackNarrowing } from './callback-list.repository.js';
import { CallbacksRepository } from './callbacks.repository.js';

/** Which calls were promised, and what became of them. */
@Injectable()
export class CallbacksService {
  constructor(
    private readonly callbacks: CallbacksRepository,
    private readonly lists: CallbackListRepository,
    private readonly users: UsersService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async list(query: CallbackQuery): Promise<Page<CallbackView>> {
    const now = this.clock.now();
    const filter = {
      ...narrowingOf(query),
      states: query.state ?? null,
      isLatestFirst: query.order === 'latest',
      after: afterOf(query.cursor),
      take: query.limit + 1,
    };
    const rows = await this.lists.list(filter, now);
    const page = toPage(rows, query.limit, (row) => [row.dueAt.toISOString(), row.id]);
    return { ...page, items: page.items.map((row) => this.view(row)) };
  }

  async counts(query: CallbackCountsQuery): Promise<CallbackCounts> {
    const now = this.clock.now();
    const counts = await this.lists.counts(narrowingOf(query), now);
    const of = (state: 'open' | 'due' | 'kept' | 'missed' | 'cancelled'): number => counts.get(state) ?? 0;
    return {
      at: now.toISOString(),
      open: of('open'),
      due: of('due'),
      kept: of('kept'),
      missed: of('missed'),
      cancelled: of('cancelled'),
    };
  }

  /** To whom one may be handed: everybody who can sign in. */
  async agents(query: CallbackAgentQuery): Promise<Page<CallbackAgent>> {
    const { items, nextCursor } = await this.users.list({ ...query, state: 'active' });
    return { items: items.map(({ id, name, role }) => ({ id, name, role })), nextCursor };
  }

  /** @throws AppError `callback.not_found` */
  async get(id: string): Promise<CallbackView> {
    const row = await this.callbacks.find(id);
    if (row === null) throw notFound(id);
    return this.view(row);
  }

  /** As it stands now. */
  view(row: CallbackRow): CallbackView {
    return toCallbackView(row, { now: this.clock.now(), graceMinutes: this.config.callbackGraceMinutes });
  }
}

const narrowingOf = (query: CallbackCountsQuery): CallbackNarrowing => ({
  campaignId: query.campaignId ?? null,
  contactId: query.contactId ?? null,
  agentUserId: query.agentUserId ?? null,
  agent: query.agent ?? null,
  digits: query.search?.replace('+', '') ?? null,
  from: query.from === undefined ? null : new Date(query.from),
  to: query.to === undefined ? null : new Date(query.to),
});

function afterOf(cursor: string | undefined): { dueAt: Date; id: string } | null {
  const key = decodeCursor(cursor, 2);
  if (key === null) return null;
  const dueAt = new Date(String(key[0]));
  if (!Number.isNaN(dueAt.getTime())) return { dueAt, id: requireId(key[1]) };
  throw new AppError('request.malformed_cursor', 'The cursor is not one that this list gave out.', {
    issues: [{ path: 'cursor', message: 'Not a cursor of this list.' }],
  });
}
