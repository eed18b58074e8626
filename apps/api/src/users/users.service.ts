import { Injectable } from '@nestjs/common';
import type {
  CreatedUser,
  CreateUserRequest,
  Page,
  PageQuery,
  PasswordReset,
  UpdateUserRequest,
  UserView,
} from '@callspool/contracts';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { decodeCursor, toPage } from '../common/http/page.js';
import { Database } from '../database/database.service.js';
import { brokenConstraint } from '../database/database-errors.js';
import { oneTimePassword } from './passwords.js';
import { toUserView } from './user.mapper.js';
import { type UserRecord, type UsersInTransaction, UsersRepository } from './users.repository.js';

@Injectable()
export class UsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(query: PageQuery): Promise<Page<UserView>> {
    const [after] = decodeCursor(query.cursor, 1) ?? [null];
    const rows = await this.users.list(
      after === null || after === undefined ? null : String(after),
      query.limit + 1,
    );
    const page = toPage(rows, query.limit, (row) => [row.id]);
    return { items: page.items.map(toUserView), nextCursor: page.nextCursor };
  }

  async get(id: string): Promise<UserView> {
    const user = await this.users.findById(id);
    if (user === null) throw notFound(id);
    return toUserView(user);
  }

  async create(actor: Actor, request: CreateUserRequest): Promise<CreatedUser> {
    const made = request.password === undefined ? oneTimePassword() : null;
    const user = await this.database
      .transaction(async (tx) => {
        const created = await this.users.within(tx).create({
          name: request.name,
          email: request.email,
          role: request.role,
          password: made ?? request.password ?? oneTimePassword(),
          mustChangePassword: true,
        });
        await this.audit.record(tx, {
          actor,
          action: 'user.created',
          objectType: 'user',
          objectId: created.id,
          after: toUserView(created),
        });
        return created;
      })
      .catch((error: unknown) => {
        if (brokenConstraint(error) === 'app_user_email_once') throw emailTaken(request.email);
        throw error;
      });
    return { user: toUserView(user), oneTimePassword: made };
  }

  /** Changes name, role or whether the user may sign in. Disabling ends the user's sessions in the same moment. */
  async update(actor: Actor, id: string, change: UpdateUserRequest): Promise<UserView> {
    return this.database.transaction(async (tx) => {
      const users = this.users.within(tx);
      await users.lockAdministrators();
      const before = await users.findForChange(id);
      if (before === null) throw notFound(id);
      await this.refuseWithoutAdministrator(actor, users, before, change);
      const after = await users.update(id, {
        ...(change.name === undefined ? {} : { name: change.name }),
        ...(change.role === undefined ? {} : { role: change.role }),
        ...(change.isDisabled === undefined
          ? {}
          : { disabledAt: change.isDisabled ? this.clock.now() : null }),
      });
      if (after.disabledAt !== null) await users.endSessions(id);
      await this.audit.record(tx, {
        actor,
        action: 'user.changed',
        objectType: 'user',
        objectId: id,
        before: toUserView(before),
        after: toUserView(after),
      });
      return toUserView(after);
    });
  }

  /** Replaces the user's password by a one-time one and signs the user out everywhere. */
  async resetPassword(actor: Actor, id: string): Promise<PasswordReset> {
    const password = oneTimePassword();
    await this.database.transaction(async (tx) => {
      const users = this.users.within(tx);
      const user = await users.findForChange(id);
      if (user === null) throw notFound(id);
      await users.setPassword(id, password);
      await users.update(id, { mustChangePassword: true });
      await users.endSessions(id);
      await this.audit.record(tx, { actor, action: 'user.password_reset', objectType: 'user', objectId: id });
    });
    return { oneTimePassword: password };
  }

  private async refuseWithoutAdministrator(
    actor: Actor,
    users: UsersInTransaction,
    user: UserRecord,
    change: UpdateUserRequest,
  ): Promise<void> {
    const staysAdministrator = (change.role ?? user.role) === 'admin' && change.isDisabled !== true;
    if (user.role !== 'admin' || user.disabledAt !== null || staysAdministrator) return;
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

const notFound = (id: string): AppError =>
  new AppError('user.not_found', 'No such user.', { details: { id } });

const emailTaken = (email: string): AppError =>
  new AppError('user.email_taken', `There is a user with the e-mail ${email}.`, {
    issues: [{ path: 'email', message: 'Another user has this e-mail.' }],
  });
