import { PEOPLE_ACTS } from '@callspool/contracts';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Config } from '../../config/config.js';
import { AppError, invariant } from '../errors/app-error.js';
import type { Actor } from './actor.js';
import { type Authentication, Authenticator } from './authenticator.js';
import { isSafeMethod, isSameSite } from './cross-site.js';
import type { AuthenticatedRequest } from './current-actor.decorator.js';
import {
  ROUTE_ACCESS,
  type RouteAccess,
  WITH_ONE_TIME_PASSWORD,
  WITHOUT_TWO_FACTOR,
} from './roles.decorator.js';

/** Lets a request through to its route: signed in, from our own pages, with one of the route's roles. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<RouteAccess | undefined>(ROUTE_ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    invariant(
      access !== undefined,
      `${context.getClass().name}.${context.getHandler().name} does not say who may call it.`,
    );
    if (access.kind === 'public') return true;

    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const authentication = await this.authenticator.authenticate(request);
    if (authentication === null) {
      throw new AppError('auth.required', 'Sign in first, or send a valid API key.');
    }
    const { actor, by } = authentication;
    if (by === 'cookie' && !isSafeMethod(request.method) && !isSameSite(request, this.config.publicOrigin)) {
      throw new AppError(
        'auth.cross_site',
        'This change was asked for by a page of another site, so it is refused.',
      );
    }
    if (!isAllowed(access, actor)) {
      throw new AppError('auth.forbidden', `The role ${actor.role} may not do this.`);
    }
    this.refuseUnfinished(authentication, context);
    request.actor = actor;
    return true;
  }

  /** Who has yet to choose a password, or to set up a second factor, may do just that. */
  private refuseUnfinished(authentication: Authentication, context: ExecutionContext): void {
    if (authentication.mustChangePassword && !this.says(context, WITH_ONE_TIME_PASSWORD)) {
      throw new AppError(
        'session.password_change_needed',
        'Choose your own password first: POST /api/v1/session/password.',
      );
    }
    const isSettingUp = this.says(context, WITH_ONE_TIME_PASSWORD) || this.says(context, WITHOUT_TWO_FACTOR);
    if (authentication.mustSetUpTwoFactor && !isSettingUp) {
      throw new AppError(
        'session.two_factor_needed',
        'Set up your second factor first: POST /api/v1/profile/two-factor.',
      );
    }
  }

  private says(context: ExecutionContext, key: string): boolean {
    const targets = [context.getHandler(), context.getClass()];
    return this.reflector.getAllAndOverride<boolean | undefined>(key, targets) === true;
  }
}

/** An API key has no account of its own to look after, whatever its role. */
function isAllowed(access: RouteAccess & { kind: 'roles' }, actor: Actor): boolean {
  if (!access.roles.includes(actor.role)) return false;
  return actor.kind === 'user' || !PEOPLE_ACTS.includes(access.act);
}
