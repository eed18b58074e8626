import { Injectable } from '@nestjs/common';
import { userRoleSchema } from '@callspool/contracts';
import type { Request } from 'express';
import { type Authentication, Authenticator } from '../common/auth/authenticator.js';
import { AuthRepository } from './auth.repository.js';

/** A session as the library reads it from the database: never older than this request. */
export interface LiveSession {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly mustChangePassword: boolean;
  readonly expiresAt: Date;
}

@Injectable()
export class RequestAuthenticator extends Authenticator {
  constructor(private readonly auth: AuthRepository) {
    super();
  }

  override async authenticate(request: Request): Promise<Authentication | null> {
    const key = apiKeyOf(request);
    return key === null ? this.bySession(request) : this.byApiKey(key);
  }

  /** The signed-in person's session, or null; renews its cookie when it is due. */
  async findSession(request: Request): Promise<LiveSession | null> {
    const cookie = request.get('cookie');
    if (cookie === undefined) return null;
    const { headers, response: found } = await this.auth.ask((library) =>
      library.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true }),
    );
    if (found === null || found.user.disabledAt != null) return null;
    // An event stream asks again long after its headers went out.
    if (request.res?.headersSent === false) {
      for (const renewed of headers.getSetCookie()) request.res.append('set-cookie', renewed);
    }
    return {
      userId: found.user.id,
      name: found.user.name,
      email: found.user.email,
      role: found.user.role,
      mustChangePassword: found.user.mustChangePassword,
      expiresAt: found.session.expiresAt,
    };
  }

  private async bySession(request: Request): Promise<Authentication | null> {
    const session = await this.findSession(request);
    const role = userRoleSchema.safeParse(session?.role);
    if (session === null || !role.success) return null;
    const { mustChangePassword } = session;
    return {
      by: 'cookie',
      mustChangePassword,
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
      actor: { kind: 'api_key', id: found.id, name: found.name ?? 'API key', role: 'integration' },
    };
  }
}

function apiKeyOf(request: Request): string | null {
  const direct = request.get('x-api-key');
  if (direct !== undefined) return direct;
  const [scheme, credentials] = request.get('authorization')?.split(' ') ?? [];
  return scheme?.toLowerCase() === 'bearer' && credentials !== undefined ? credentials : null;
}
