import { Injectable } from '@nestjs/common';
import { userRoleSchema } from '@callspool/contracts';
import type { Request } from 'express';
import { type Authentication, Authenticator } from '../common/auth/authenticator.js';
import { Clock } from '../common/clock/clock.js';
import { Config } from '../config/config.js';
import { AuthRepository } from './auth.repository.js';
import { passOnCookies } from './library-request.js';
import { apiKeyRoleOf } from './api-keys.repository.js';
import { OwnSessionsRepository } from './own-sessions.repository.js';

/** A session as the library reads it from the database: never older than this request. */
export interface LiveSession {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly mustChangePassword: boolean;
  readonly hasTwoFactor: boolean;
  readonly expiresAt: Date;
}

/** `lastSeenAt` is right to this; a write for every request would be one for nothing. */
const SEEN_EVERY_MS = 60_000;

@Injectable()
export class RequestAuthenticator extends Authenticator {
  constructor(
    private readonly auth: AuthRepository,
    private readonly sessions: OwnSessionsRepository,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async authenticate(request: Request): Promise<Authentication | null> {
    const key = apiKeyOf(request);
    return key === null ? this.bySession(request) : this.byApiKey(key);
  }

  /** The signed-in person's session, or null; renews its cookie when it is due. */
  async findSession(request: Request): Promise<LiveSession | null> {
    const cookie = request.get('cookie');
    return cookie === undefined ? null : this.findSessionBy(request, cookie);
  }

  /** The same for a cookie that the caller does not have yet. */
  async findSessionBy(request: Request, cookie: string): Promise<LiveSession | null> {
    const { headers, response: found } = await this.auth.ask((library) =>
      library.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true }),
    );
    if (found === null || found.user.disabledAt != null) return null;
    // An event stream asks again long after its headers went out.
    if (request.res?.headersSent === false) passOnCookies(request, headers);
    await this.noteSeen(found.session.id, found.session.lastSeenAt ?? null);
    return {
      id: found.session.id,
      userId: found.user.id,
      name: found.user.name,
      email: found.user.email,
      role: found.user.role,
      mustChangePassword: found.user.mustChangePassword,
      hasTwoFactor: found.user.twoFactorEnabled === true,
      expiresAt: found.session.expiresAt,
    };
  }

  /** Whether the house demands a second factor that this person has not set up. */
  lacksTwoFactor({ role, hasTwoFactor }: LiveSession): boolean {
    const { requireTwoFactor } = this.config;
    return (
      !hasTwoFactor &&
      (requireTwoFactor === 'everyone' || (requireTwoFactor === 'admins' && role === 'admin'))
    );
  }

  private async noteSeen(sessionId: string, lastSeenAt: Date | null): Promise<void> {
    const now = this.clock.now();
    if (lastSeenAt !== null && now.getTime() - lastSeenAt.getTime() < SEEN_EVERY_MS) return;
    await this.sessions.noteSeen(sessionId, now);
  }

  private async bySession(request: Request): Promise<Authentication | null> {
    const session = await this.findSession(request);
    const role = userRoleSchema.safeParse(session?.role);
    if (session === null || !role.success) return null;
    return {
      by: 'cookie',
      mustChangePassword: session.mustChangePassword,
      mustSetUpTwoFactor: this.lacksTwoFactor(session),
      actor: { kind: 'user', id: session.userId, name: session.name, role: role.data },
    };
  }

  private async byApiKey(key: string): Promise<Authentication | null> {
    const { valid, key: found } = await this.auth.ask((library) =>
      library.api.verifyApiKey({ body: { key } }),
    );
    if (!valid || found === null) return null;
    return {
      by: 'api_key',
      mustChangePassword: false,
      mustSetUpTwoFactor: false,
      actor: {
        kind: 'api_key',
        id: found.id,
        name: found.name ?? 'API key',
        role: apiKeyRoleOf(found.metadata),
      },
    };
  }
}

function apiKeyOf(request: Request): string | null {
  const direct = request.get('x-api-key');
  if (direct !== undefined) return direct;
  const [scheme, credentials] = request.get('authorization')?.split(' ') ?? [];
  return scheme?.toLowerCase() === 'bearer' && credentials !== undefined ? credentials : null;
}
