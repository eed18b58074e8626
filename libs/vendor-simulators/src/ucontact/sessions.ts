import { httpError } from './refusal.js';
import type { UcontactSettings } from './settings.js';

interface Session {
  readonly expiresAt: number | null;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The tokens of one instance. A token is `base64("<user>:<uuid>")`. */
export class Sessions {
  private readonly live = new Map<string, Session>();

  constructor(
    private readonly settings: () => UcontactSettings,
    private readonly now: () => number,
    private readonly newId: () => string,
  ) {}

  /** The new token, or null when user and password are not those of the account. */
  open(user: string, password: string, shortLifeMs: number | null): string | null {
    const settings = this.settings();
    if (user !== settings.user || password !== settings.password) return null;
    if (settings.singleSession) this.live.clear();
    const token = Buffer.from(`${user}:${this.newId()}`).toString('base64');
    const lifeMs = shortLifeMs ?? settings.tokenLifeMs;
    this.live.set(token, { expiresAt: lifeMs === null ? null : this.now() + lifeMs });
    return token;
  }

  /** Refuses with 401 unless the header is `Basic <live token>`. */
  authorize(header: string | undefined): string {
    if (header === undefined) throw httpError(401, 'authorization.missing', 'no Authorization header');
    if (!header.startsWith('Basic '))
      throw httpError(401, 'authorization.scheme', 'the scheme must be Basic');
    const token = header.slice('Basic '.length);
    if (this.isLive(token)) return token;
    const problem = misshapen(token);
    if (problem !== null) throw httpError(401, 'authorization.token', problem);
    throw httpError(401, 'session.unknown', 'the token is expired, ended or was never issued', false);
  }

  end(token: string): void {
    if (!this.isLive(token)) throw httpError(401, 'session.unknown', 'no such session', false);
    this.live.delete(token);
  }

  expireAll(): void {
    this.live.clear();
  }

  private isLive(token: string): boolean {
    const session = this.live.get(token);
    if (session === undefined) return false;
    if (session.expiresAt === null || session.expiresAt > this.now()) return true;
    this.live.delete(token);
    return false;
  }
}

/** Tells a token that only got old from one that never was a token. */
function misshapen(token: string): string | null {
  if (!BASE64.test(token)) return 'the token is not what was issued';
  const inner = Buffer.from(token, 'base64').toString('utf8');
  if (inner.includes(':')) return null;
  return BASE64.test(inner) ? 'the token is base64-encoded twice' : 'the token is not what was issued';
}
