import { Injectable } from '@nestjs/common';
import type { ChangePasswordRequest, SessionView, SignInRequest } from '@callspool/contracts';
import { APIError } from 'better-auth/api';
import type { Request } from 'express';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { AppError, invariant } from '../common/errors/app-error.js';
import { Database } from '../database/database.service.js';
import { CLIENT_ADDRESS_HEADER, SIGN_INS_PER_ADDRESS } from './auth-library.js';
import { AuthRepository } from './auth.repository.js';
import { RequestAuthenticator } from './request-authenticator.js';
import { SignInThrottle, throttled } from './sign-in-throttle.js';

const REFUSED = 'E-mail or password is not right, or the account is disabled.';

/** Signing in and out, through the sign-in library but behind our own routes. */
@Injectable()
export class SessionService {
  constructor(
    private readonly auth: AuthRepository,
    private readonly authenticator: RequestAuthenticator,
    private readonly throttle: SignInThrottle,
    private readonly database: Database,
    private readonly audit: AuditService,
  ) {}

  /** Sets the session cookie on the answer. Says the same for an unknown account, a wrong password and a disabled one. */
  async signIn(request: Request, { email, password }: SignInRequest): Promise<SessionView> {
    await this.throttle.admit(email);
    const answer = await this.auth.ask((library) =>
      library.handler(signInRequestFor(request, email, password)),
    );
    if (answer.status === 429) {
      throw throttled(Number(answer.headers.get('x-retry-after') ?? SIGN_INS_PER_ADDRESS.windowSeconds));
    }
    if (answer.status === 401) throw new AppError('session.refused', REFUSED);
    if (answer.status !== 200) throw new Error(`The sign-in library answered ${answer.status}.`);
    await this.throttle.forget(email);
    const cookies = answer.headers.getSetCookie();
    for (const cookie of cookies) request.res?.append('set-cookie', cookie);
    request.headers.cookie = cookies.map((cookie) => cookie.split(';', 1)[0]).join('; ');
    const view = await this.describePerson(request);
    await this.recordSession('session.opened', view, request);
    return view;
  }

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
      expiresAt: null,
    };
  }

  async signOut(request: Request): Promise<void> {
    await this.recordSession('session.closed', await this.describePerson(request), request);
    const { headers } = await this.auth.ask((library) =>
      library.api.signOut({ headers: cookiesOf(request), returnHeaders: true }),
    );
    for (const cookie of headers.getSetCookie()) request.res?.append('set-cookie', cookie);
  }

  /** Replaces one's own password and ends one's other sessions. */
  async changePassword(request: Request, actor: Actor, change: ChangePasswordRequest): Promise<void> {
    const session = await this.authenticator.findSession(request);
    if (session === null) throw new AppError('auth.forbidden', 'Only a signed-in person has a password.');
    if (change.newPassword === change.currentPassword) {
      throw new AppError('session.password_refused', 'The new password is the old one.', {
        issues: [{ path: 'newPassword', message: 'Choose one that differs from the current password.' }],
      });
    }
    await this.throttle.admit(session.email);
    const cookies = await this.database.transaction(async (tx) => {
      const { headers } = await this.auth
        .within(tx)
        .api.changePassword({
          headers: cookiesOf(request),
          body: { ...change, revokeOtherSessions: true },
          returnHeaders: true,
        })
        .catch(refuseWrongPassword);
      await tx.user.update({ where: { id: session.userId }, data: { mustChangePassword: false } });
      await this.audit.record(tx, {
        actor,
        action: 'user.password_changed',
        objectType: 'user',
        objectId: session.userId,
      });
      return headers.getSetCookie();
    });
    await this.throttle.forget(session.email);
    for (const cookie of cookies) request.res?.append('set-cookie', cookie);
  }

  /** Written before the caller learns of it: a session that leaves no entry is not handed out. */
  private async recordSession(
    action: string,
    { id, name, role }: SessionView,
    request: Request,
  ): Promise<void> {
    await this.database.transaction((tx) =>
      this.audit.record(tx, {
        actor: { kind: 'user', id, name, role },
        action,
        objectType: 'user',
        objectId: id,
        after: { address: request.ip ?? null },
      }),
    );
  }

  private async describePerson(request: Request): Promise<SessionView> {
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
      expiresAt: session.expiresAt.toISOString(),
    };
  }
}

/** Our own request to the library: of the caller's headers it gets the address and the browser's name only. */
function signInRequestFor(request: Request, email: string, password: string): globalThis.Request {
  return new globalThis.Request('http://callspool.invalid/auth/sign-in/email', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': request.get('user-agent') ?? '',
      [CLIENT_ADDRESS_HEADER]: request.ip ?? '',
    },
    body: JSON.stringify({ email, password }),
  });
}

const cookiesOf = (request: Request): Headers => new Headers({ cookie: request.get('cookie') ?? '' });

function refuseWrongPassword(error: unknown): never {
  if (error instanceof APIError && error.body?.code === 'INVALID_PASSWORD') {
    throw new AppError('session.password_refused', 'The current password is not right.', {
      issues: [{ path: 'currentPassword', message: 'Not the current password.' }],
    });
  }
  throw error;
}
