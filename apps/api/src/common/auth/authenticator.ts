import type { Request } from 'express';
import type { Actor } from './actor.js';

/** How a request proved who it is. A cookie is sent by the browser by itself, so it needs a cross-site check too. */
export interface Authentication {
  readonly actor: Actor;
  readonly by: 'cookie' | 'api_key';
  /** Signed in with a password that somebody else knows; nothing but choosing an own one is open. */
  readonly mustChangePassword: boolean;
  /** The house demands a second factor that this person has not set up; nothing but setting it up is open. */
  readonly mustSetUpTwoFactor: boolean;
}

/** Finds out who asks, from the database, on every request. Null when nobody is signed in. */
export abstract class Authenticator {
  abstract authenticate(request: Request): Promise<Authentication | null>;
}
