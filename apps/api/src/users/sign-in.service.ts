import { Injectable } from '@nestjs/common';
import type { SecondStepNeeded, SecondStepRequest, SessionView, SignInRequest } from '@callspool/contracts';
import { SECOND_STEP_METHODS } from '@callspool/contracts';
import { APIError } from 'better-auth/api';
import type { Request } from 'express';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { type AuthLibrary, CODE_VALID_MS, SECOND_STEP_SECONDS } from './auth-library.js';
import { AuthRepository } from './auth.repository.js';
import { asSentBack, libraryHeaders, passOnCookies } from './library-request.js';
import { SessionService } from './session.service.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { UserJournal } from './user-journal.js';
import { UsersRepository } from './users.repository.js';

const REFUSED = 'E-mail or password is not right, or the account is disabled.';
const SECOND_STEP_REFUSED = 'The code is not right, or it was used before, or signing in took too long.';
const SECOND_STEP_COOKIE = /(?:^|; ?)((?:__Secure-)?callspool\.two_factor=[^;]*)/;

/** Signing in, through the sign-in library but behind our own routes. */
@Injectable()
export class SignInService {
  constructor(
    private readonly auth: AuthRepository,
    private readonly sessions: SessionService,
    private readonly throttle: SignInThrottle,
    private readonly users: UsersRepository,
    private readonly journal: UserJournal,
    private readonly clock: Clock,
  ) {}

  /**
   * Sets the session cookie on the answer, or, for an account with a second factor, the cookie of the second step. Says
   * the same for an unknown account, a wrong password and a disabled one.
   */
  async signIn(
    request: Request,
    { email, password }: SignInRequest,
  ): Promise<SessionView | SecondStepNeeded> {
    const attempt = { account: email, address: request.ip };
    await this.throttle.admit(attempt);
    const answer = await this.auth.ask((library) =>
      library.handler(signInRequestFor(request, email, password)),
    );
    if (answer.status === 401) throw new AppError('session.refused', REFUSED);
    if (answer.status !== 200) throw new Error(`The sign-in library answered ${answer.status}.`);
    await this.throttle.forget(attempt);
    const body = (await answer.json()) as object;
    if ('twoFactorRedirect' in body) {
      passOnCookies(request, answer.headers);
      return this.secondStepNeeded();
    }
    return this.open(request, answer.headers, 'password');
  }

  /** The second step; a code opens one session only. */
  async takeSecondStep(request: Request, { code, method }: SecondStepRequest): Promise<SessionView> {
    await this.throttle.admitPlace('second-step', request.ip);
    const cookie = SECOND_STEP_COOKIE.exec(request.get('cookie') ?? '')?.[1];
    if (cookie === undefined) throw new AppError('session.second_step_refused', SECOND_STEP_REFUSED);
    const input = { headers: libraryHeaders(request, cookie), body: { code }, returnHeaders: true } as const;
    const { headers } = await this.auth
      .ask((library: AuthLibrary) =>
        method === 'totp' ? library.api.verifyTOTP(input) : library.api.verifyBackupCode(input),
      )
      .catch(refuseSecondStep);
    await this.refuseSecondUse(headers, request, code);
    return this.open(request, headers, method);
  }

  /** Somebody who saw a code over a shoulder, or on the wire, must not sign in with it a moment later. */
  private async refuseSecondUse(headers: Headers, request: Request, code: string): Promise<void> {
    const session = await this.sessions.findByCookie(request, asSentBack(headers));
    if (session !== null && (await this.throttle.isFirstUse(session.userId, code, CODE_VALID_MS))) return;
    if (session !== null) await this.sessions.end(session.id, session.userId);
    throw new AppError('session.second_step_refused', SECOND_STEP_REFUSED);
  }

  /** The audit entry is written before the caller learns of the session: one that leaves no entry is not handed out. */
  private async open(request: Request, headers: Headers, by: string): Promise<SessionView> {
    request.headers.cookie = asSentBack(headers);
    const view = await this.sessions.describePerson(request);
    await this.journal.change(async (tx) => {
      await this.users.within(tx).noteSignIn(view.id, this.clock.now());
      await this.journal.record(
        tx,
        { kind: 'user', id: view.id, name: view.name, role: view.role },
        'session.opened',
        view.id,
        { after: { address: request.ip ?? null, by } },
      );
    });
    if (view.email !== null) await this.throttle.remember({ account: view.email, address: request.ip });
    passOnCookies(request, headers);
    return view;
  }

  private secondStepNeeded(): SecondStepNeeded {
    const expiresAt = new Date(this.clock.now().getTime() + SECOND_STEP_SECONDS * 1000);
    return {
      secondStep: 'needed',
      methods: [...SECOND_STEP_METHODS],
      expiresAt: expiresAt.toISOString(),
    };
  }
}

/** Our own request to the library; the caller's cookies stay outside, so that no old session has a say. */
function signInRequestFor(request: Request, email: string, password: string): globalThis.Request {
  const headers = libraryHeaders(request, '');
  headers.delete('cookie');
  headers.set('content-type', 'application/json');
  return new globalThis.Request('http://callspool.invalid/auth/sign-in/email', {
    method: 'POST',
    headers,
    body: JSON.stringify({ email, password }),
  });
}

function refuseSecondStep(error: unknown): never {
  if (!(error instanceof APIError)) throw error;
  if (error.body?.code === 'ACCOUNT_TEMPORARILY_LOCKED') {
    throw new AppError(
      'session.throttled',
      'Too many wrong codes. The second step is closed for 15 minutes; an administrator can reset it.',
      { retryAfterSeconds: 15 * 60 },
    );
  }
  throw new AppError('session.second_step_refused', SECOND_STEP_REFUSED);
}
