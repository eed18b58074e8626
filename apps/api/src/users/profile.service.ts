import { Injectable } from '@nestjs/common';
import type {
  EndedSessions,
  OwnSessionView,
  Page,
  PageQuery,
  SessionView,
  UpdateProfileRequest,
} from '@callspool/contracts';
import type { Request } from 'express';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { decodeIdCursor } from '../common/http/id-cursor.js';
import { toPage } from '../common/http/page.js';
import { type OwnSession, OwnSessionsRepository } from './own-sessions.repository.js';
import { SessionService } from './session.service.js';
import { UserJournal } from './user-journal.js';
import { UsersRepository } from './users.repository.js';

/** What people see and change of their own account. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly session: SessionService,
    private readonly sessions: OwnSessionsRepository,
    private readonly users: UsersRepository,
    private readonly journal: UserJournal,
    private readonly clock: Clock,
  ) {}

  async update(request: Request, actor: Actor, { name }: UpdateProfileRequest): Promise<SessionView> {
    const { userId } = await this.session.getOwn(request);
    await this.journal.change(async (tx) => {
      const users = this.users.within(tx);
      const before = await users.findForChange(userId);
      await users.update(userId, { name });
      await this.journal.record(tx, actor, 'user.changed', userId, {
        before: { name: before?.name },
        after: { name },
      });
    });
    return this.session.describePerson(request);
  }

  async listSessions(request: Request, query: PageQuery): Promise<Page<OwnSessionView>> {
    const own = await this.session.getOwn(request);
    const before = decodeIdCursor(query.cursor);
    const rows = await this.sessions.list(own.userId, this.clock.now(), before, query.limit + 1);
    const page = toPage(rows, query.limit, (row) => [row.id]);
    return { items: page.items.map((row) => toView(row, own.id)), nextCursor: page.nextCursor };
  }

  async endSession(request: Request, actor: Actor, id: string): Promise<void> {
    const { userId } = await this.session.getOwn(request);
    await this.journal.change(async (tx) => {
      if (!(await this.sessions.end(tx, userId, id))) {
        throw new AppError('session.not_found', 'You have no such session.', { details: { id } });
      }
      await this.journal.record(tx, actor, 'session.ended', userId, { after: { sessions: 1 } });
    });
  }

  async endOtherSessions(request: Request, actor: Actor): Promise<EndedSessions> {
    const own = await this.session.getOwn(request);
    return this.journal.change(async (tx) => {
      const ended = await this.sessions.endOthers(tx, own.userId, own.id);
      if (ended === 0) return { ended };
      await this.journal.record(tx, actor, 'session.ended', own.userId, { after: { sessions: ended } });
      return { ended };
    });
  }
}

const toView = (session: OwnSession, thisOne: string): OwnSessionView => ({
  id: session.id,
  createdAt: session.createdAt.toISOString(),
  lastSeenAt: (session.lastSeenAt ?? session.createdAt).toISOString(),
  expiresAt: session.expiresAt.toISOString(),
  address: session.ipAddress,
  userAgent: session.userAgent,
  isThisOne: session.id === thisOne,
});
