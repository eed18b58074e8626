import type { Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import type { BackupCodes, ErrorCode, TwoFactorSetUp, TwoFactorView } from '@callspool/contracts';
import { APIError } from 'better-auth/api';
import type { Request } from 'express';
import type { Actor } from '../common/auth/actor.js';
import { AppError } from '../common/errors/app-error.js';
import { type AuthLibrary, CODE_VALID_MS } from './auth-library.js';
import { AuthRepository } from './auth.repository.js';
import { libraryHeaders, passOnCookies } from './library-request.js';
import { OwnSessionsRepository } from './own-sessions.repository.js';
import type { LiveSession } from './request-authenticator.js';
import { SessionService } from './session.service.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { TwoFactorRepository } from './two-factor.repository.js';
import { UserJournal } from './user-journal.js';

interface Change {
  readonly session: LiveSession;
  readonly tx: Tx;
  readonly library: AuthLibrary;
  readonly headers: Headers;
}

/** One's own second factor. The sign-in library makes and keeps its secrets; they leave once, at set-up. */
@Injectable()
export class TwoFactorService {
  constructor(
    private readonly auth: AuthRepository,
    private readonly session: SessionService,
    private readonly sessions: OwnSessionsRepository,
    private readonly factors: TwoFactorRepository,
    private readonly throttle: SignInThrottle,
    private readonly journal: UserJournal,
  ) {}

  async find(request: Request): Promise<TwoFactorView> {
    const { userId } = await this.session.getOwn(request);
    const factor = await this.factors.find(userId);
    if (factor === null) return { isOn: false, isPending: false, backupCodesLeft: 0, lockedUntil: null };
    const { backupCodes } = await this.auth.ask((library) =>
      library.api.viewBackupCodes({ body: { userId } }),
    );
    return {
      isOn: factor.verified,
      isPending: !factor.verified,
      backupCodesLeft: factor.verified ? backupCodes.length : 0,
      lockedUntil: factor.lockedUntil?.toISOString() ?? null,
    };
  }

  /** Makes a secret and backup codes; a set-up that was never confirmed is replaced. */
  setUp(request: Request, actor: Actor, password: string): Promise<TwoFactorSetUp> {
    return this.withPassword(request, async ({ library, headers, tx, session }) => {
      const made = await library.api.enableTwoFactor({ headers, body: { password, method: 'totp' } });
      if (made.method !== 'totp') throw new Error('The sign-in library set up another kind of factor.');
      await this.record(tx, actor, session, 'user.two_factor_set_up');
      return { otpauthUri: made.totpURI, backupCodes: made.backupCodes };
    });
  }

  /** The app has shown that it holds the secret: from now on it counts, and other browsers must sign in anew with it. */
  async confirm(request: Request, actor: Actor, code: string): Promise<void> {
    await this.throttle.admitPlace('second-step', request.ip);
    const session = await this.session.getOwn(request);
    const { headers } = await this.journal
      .change(async (tx) => {
        if ((await this.factors.lock(tx, session.userId)).isOn) throw alreadyOn();
        await this.sessions.endOthers(tx, session.userId, session.id);
        const verified = await this.auth
          .within(tx)
          .api.verifyTOTP({ headers: libraryHeaders(request), body: { code }, returnHeaders: true });
        await this.record(tx, actor, session, 'user.two_factor_on');
        return verified;
      })
      .catch(inOurWords);
    await this.throttle.isFirstUse(session.userId, code, CODE_VALID_MS);
    passOnCookies(request, headers);
  }

  renewBackupCodes(request: Request, actor: Actor, password: string): Promise<BackupCodes> {
    return this.withPassword(request, async ({ library, headers, tx, session }) => {
      const { backupCodes } = await library.api.generateBackupCodes({ headers, body: { password } });
      await this.record(tx, actor, session, 'user.backup_codes_renewed');
      return { backupCodes };
    });
  }

  async remove(request: Request, actor: Actor, password: string): Promise<void> {
    const cookies = await this.withPassword(request, async ({ library, headers, tx, session }) => {
      if ((await this.factors.find(session.userId)) === null) throw notSetUp();
      const removed = await library.api.disableTwoFactor({
        headers,
        body: { password },
        returnHeaders: true,
      });
      await this.record(tx, actor, session, 'user.two_factor_off');
      return removed.headers;
    });
    passOnCookies(request, cookies);
  }

  /** One transaction for what the library writes and the audit entry; the password is counted like one at sign-in. */
  private async withPassword<T>(request: Request, change: (change: Change) => Promise<T>): Promise<T> {
    const session = await this.session.getOwn(request);
    const attempt = { account: session.email, address: request.ip };
    await this.throttle.admit(attempt);
    const done = await this.journal
      .change(async (tx) => {
        await this.factors.lock(tx, session.userId);
        return change({ session, tx, library: this.auth.within(tx), headers: libraryHeaders(request) });
      })
      .catch(inOurWords);
    await this.throttle.forget(attempt);
    return done;
  }

  private record(tx: Tx, actor: Actor, session: LiveSession, action: string): Promise<void> {
    return this.journal.record(tx, actor, action, session.userId);
  }
}

const alreadyOn = () => new AppError('two_factor.already_on', 'The second factor is on already.');

const notSetUp = () => new AppError('two_factor.not_set_up', 'There is no second factor to speak of.');

/** The library's refusals, by its codes. */
const REFUSALS: Readonly<Record<string, [ErrorCode, string, string?]>> = {
  INVALID_PASSWORD: ['session.password_refused', 'The password is not right.', 'password'],
  INVALID_CODE: ['two_factor.code_refused', 'The code is not the one of this moment.', 'code'],
  TOTP_ALREADY_ENABLED: ['two_factor.already_on', 'The second factor is on already; take it away first.'],
  TOTP_NOT_ENABLED: ['two_factor.not_set_up', 'Set the second factor up first.'],
  TWO_FACTOR_NOT_ENABLED: ['two_factor.not_set_up', 'The second factor is not on.'],
};

function inOurWords(error: unknown): never {
  const refusal = error instanceof APIError ? REFUSALS[error.body?.code ?? ''] : undefined;
  if (refusal === undefined) throw error;
  const [code, message, path] = refusal;
  throw new AppError(code, message, path === undefined ? {} : { issues: [{ path, message }] });
}
