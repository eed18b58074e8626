import type { Reply } from '../../http/reply.js';
import type { Form } from '../form.js';
import type { UcontactWorld } from '../world.js';

/** One operation of the interface: its documented parameters and what it does. */
export interface Operation {
  /** Last part of the path; faults and violations know it by this name. */
  readonly name: string;
  /** Path after `/Integra/resources/`. */
  readonly path: string;
  readonly required: readonly string[];
  readonly optional?: readonly string[];
  /** Needs no token. */
  readonly isOpen?: boolean;
  /** Takes its parameters from the query as well. */
  readonly takesQuery?: boolean;
  run(world: UcontactWorld, form: Form, authorization: string | undefined): Reply;
}

export const field = (form: Form, name: string): string => form.get(name) ?? '';
