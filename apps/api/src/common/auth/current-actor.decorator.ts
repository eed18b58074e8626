import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { invariant } from '../errors/app-error.js';
import type { Actor } from './actor.js';

/** A request after the guard has found out who asks. */
export interface AuthenticatedRequest extends Request {
  actor?: Actor;
}

/** The caller of a route with `@May`. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const actor = context.switchToHttp().getRequest<AuthenticatedRequest>().actor;
  invariant(actor !== undefined, 'CurrentActor is used on a route that does not ask for a role.');
  return actor;
});
