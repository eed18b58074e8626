import { Injectable } from '@nestjs/common';
import type {
  CreatedUser,
  CreateUserRequest,
  Page,
  UpdateUserRequest,
  UserQuery,
  UserView,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { decodeIdCursor } from '../common/http/id-cursor.js';
import { toPage } from '../common/http/page.js';
import { AccountLinksRepository } from './account-links.repository.js';
import { oneTimePassword } from './passwords.js';
import { UserJournal } from './user-journal.js';
import { emailTakenBy, userNotFound } from './user-refusals.js';
import { toUserView } from './user.mapper.js';
import { type UserRecord, type UsersInTransaction, UsersRepository } from './users.repository.js';

@Injectable()
export class UsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly links: AccountLinksRepository,
    private readonly journal: UserJournal,
    private readonly clock: Clock,
  ) {}

  async list(query: UserQuery): Promise<Page<UserView>> {
    const rows = await this.users.list(query, decodeIdCursor(query.cursor), query.limit + 1);
    const page = toPage(rows, query.limit, (row) => [row.id]);
    return { items: page.items.map(toUserView), nextCursor: page.nextCursor };
  }

  async get(id: string): Promise<UserView> {
    const user = await this.users.findById(id);
    if (user === null) throw userNotFound(id);
    return toUserView(user);
  }

  async create(actor: Actor, request: CreateUserRequest): Promise<CreatedUser> {
    const made = request.password === undefined ? oneTimePassword() : null;
    const user = await this.journal
      .change(async (tx) => {
        const created = await this.users.within(tx).create({
          name: request.name,
          email: request.email,
          role: request.role,
          password: made ?? request.password ?? oneTimePassword(),
          mustChangePassword: true,
          invitedAt: null,
        });
        await this.journal.record(tx, actor, 'user.created', created.id, { after: toUserView(created) });
        return created;
      })
      .catch(emailTakenBy(request.email));
    return { user: toUserView(user), oneTimePassword: made };
  }

  /** Changes name, role or whether the user may sign in. Disabling ends the user's sessions in the same moment. */
  async update(actor: Actor, id: string, change: UpdateUserRequest): Promise<UserView> {
    return this.journal.change(async (tx) => {
      const users = this.users.within(tx);
      await users.lockAdministrators();
      const before = await users.findForChange(id);
      if (before === null) throw userNotFound(id);
      await this.refuseWithoutAdministrator(actor, users, before, change);
      const after = await users.update(id, {
        ...(change.name === undefined ? {} : { name: change.name }),
        ...(change.role === undefined ? {} : { role: change.role }),
        ...(change.isDisabled === undefined
          ? {}
          : { disabledAt: change.isDisabled ? this.clock.now() : null }),
      });
      if (after.disabledAt !== null) {
        await users.endSessions(id);
        await this.links.remove(tx, id);
      }
      await this.journal.record(tx, actor, 'user.changed', id, {
        before: toUserView(before),
        after: toUserView(after),
      });
      return toUserView(after);
    });
  }

  private async refuseWithoutAdministrator(
    actor: Actor,
    users: UsersInTransaction,
    user: UserRecord,
    change: UpdateUserRequest,
  ): Promise<void> {
    const staysAdministrator = (change.role ?? user.role) === 'admin' && change.isDisabled !== true;
    const isOne = user.role === 'admin' && user.disabledAt === null && user.invitedAt === null;
    if (!isOne || staysAdministrator) return;
    if ((await users.countOtherAdministrators(user.id)) === 0) {
      throw new AppError('user.last_admin', 'This is the last administrator. Make another one first.', {
        details: { id: user.id },
      });
    }
    if (actor.kind === 'user' && actor.id === user.id) {
      throw new AppError('user.not_yourself', 'Ask another administrator to take away your own rights.', {
        details: { id: user.id },
      });
    }
  }
}
