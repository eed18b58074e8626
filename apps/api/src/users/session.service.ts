import { Injectable } from '@nestjs/common';
import type { ChangePasswordRequest, SessionView } from '@callspool/contracts';
import { APIError } from 'better-auth/api';
import type { Request } from 'express';
import type { Actor } from '../common/auth/actor.js';
import { AppError, invariant } from '../common/errors/app-error.js';
import { AuthRepository } from './auth.repository.js';
import { libraryHeaders, passOnCookies } from './library-request.js';
import { OwnSessionsRepository } from './own-sessions.repository.js';
import { type LiveSession, RequestAuthenticator } from './request-authenticator.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { UserJournal } from './user-journal.js';

/** The session that is open: who it is, its password, its end. Opening one is the sign-in service's work. */
@Injectable()
export class SessionService {
  constructor(
    private readonly auth: AuthRepository,
    private readonly authenticator: RequestAuthenticator,
    private readonly throttle: SignInThrottle,
    private readonly sessions: OwnSessionsRepository,
    private readonly journal: UserJournal,
  ) {}

  /** Who is asking. */
  async describe(request: Request, actor: Actor): Promise<SessionView> {
    if (actor.kind === 'user') return this.describePerson(request);
    return {
      kind: 'api_key',
      id: actor.id,
      name: actor.name,
      role: actor.role,
      email: null,
      mustChangePassword: false,
      hasTwoFactor: false,
      mustSetUpTwoFactor: false,
      expiresAt: null,
    };
  }

  async signOut(request: Request): Promise<void> {
    const { id, name, role } = await this.describePerson(request);
    await this.journal.change((tx) =>
      this.journal.record(tx, { kind: 'user', id, name, role }, 'session.closed', id, {
        after: { address: request.ip ?? null },
      }),
    );
    const { headers } = await this.auth.ask((library) =>
      library.api.signOut({ headers: libraryHeaders(request), returnHeaders: true }),
    );
    passOnCookies(request, headers);
  }

  /** The live session behind a cookie that is not the caller's own yet. */
  findByCookie(request: Request, cookie: string): Promise<LiveSession | null> {
    return this.authenticator.findSessionBy(request, cookie);
  }

  /** Ends one session without a word. */
  async end(id: string, userId: string): Promise<void> {
    await this.journal.change((tx) => this.sessions.end(tx, userId, id));
  }

  /**
   * The session of a person.
   * @throws AppError `auth.forbidden` for an API key.
   */
  async getOwn(request: Request): Promise<LiveSession> {
    const session = await this.authenticator.findSession(request);
    if (session === null) throw new AppError('auth.forbidden', 'Only a signed-in person has an account.');
    return session;
  }

  /** Replaces one's own password and ends one's other sessions. */
  async changePassword(request: Request, actor: Actor, change: ChangePasswordRequest): Promise<void> {
    const session = await this.getOwn(request);
    if (change.newPassword === change.currentPassword) {
      throw new AppError('session.password_refused', 'The new password is the old one.', {
        issues: [{ path: 'newPassword', message: 'Choose one that differs from the current password.' }],
      });
    }
    const attempt = { account: session.email, address: request.ip };
    await this.throttle.admit(attempt);
    const headers = await this.journal.change(async (tx) => {
      const changed = await this.auth
        .within(tx)
        .api.changePassword({
          headers: libraryHeaders(request),
          body: { ...change, revokeOtherSessions: true },
          returnHeaders: true,
        })
        .catch(refuseWrongPassword);
      await tx.user.update({ where: { id: session.userId }, data: { mustChangePassword: false } });
      await this.journal.record(tx, actor, 'user.password_changed', session.userId);
      return changed.headers;
    });
    await this.throttle.forget(attempt);
    passOnCookies(request, headers);
  }

  /** The person whose cookie the request carries. */
  async describePerson(request: Request): Promise<SessionView> {
    const [session, authentication] = await Promise.all([
      this.authenticator.findSession(request),
      this.authenticator.authenticate(request),
    ]);
    invariant(session !== null && authentication !== null, 'A session that was just checked is not there.');
    return {
      kind: 'user',
      id: session.userId,
      name: session.name,
      role: authentication.actor.role,
      email: session.email,
      mustChangePassword: session.mustChangePassword,
      hasTwoFactor: session.hasTwoFactor,
      mustSetUpTwoFactor: authentication.mustSetUpTwoFactor,
      expiresAt: session.expiresAt.toISOString(),
    };
  }
}

/** The library's word for a wrong own password, in ours. */
export function refuseWrongPassword(error: unknown): never {
  if (error instanceof APIError && error.body?.code === 'INVALID_PASSWORD') {
    throw new AppError('session.password_refused', 'The current password is not right.', {
      issues: [{ path: 'currentPassword', message: 'Not the current password.' }],
    });
  }
  throw error;
}
