import type { Role } from '@callspool/contracts';

/** Who does it: a person, an API key, or the service itself. */
export interface Actor {
  readonly kind: 'user' | 'api_key' | 'system';
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** The service acting on its own: `what` names the part, for instance `reconcile`. */
export function systemActor(what: string): Actor {
  return { kind: 'system', id: what, name: `Callspool (${what})`, role: 'admin' };
}
