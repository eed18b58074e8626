import { type Act, type Role, rolesOf } from '@callspool/contracts';
import { SetMetadata } from '@nestjs/common';

export type { Role } from '@callspool/contracts';

/** What a route says about who may call it. Every route says one of the two; the service does not start otherwise. */
export type RouteAccess =
  | { readonly kind: 'public' }
  | {
      readonly kind: 'roles';
      readonly roles: readonly Role[];
      /** The act of the permissions map that the roles come from. */
      readonly act: Act;
    };

export const ROUTE_ACCESS = 'callspool:route-access';

/**
 * Only callers who may do this by the permissions map, which the console reads too. On a class it holds for each route
 * that does not say its own.
 */
export const May = (act: Act) =>
  SetMetadata<string, RouteAccess>(ROUTE_ACCESS, { kind: 'roles', roles: rolesOf(act), act });

/** Anyone, signed in or not. Say in a comment why that is safe. */
export const Public = () => SetMetadata<string, RouteAccess>(ROUTE_ACCESS, { kind: 'public' });

export const WITH_ONE_TIME_PASSWORD = 'callspool:with-one-time-password';

/** Open also to somebody who has not yet chosen an own password. */
export const WithOneTimePassword = () => SetMetadata<string, boolean>(WITH_ONE_TIME_PASSWORD, true);

export const WITHOUT_TWO_FACTOR = 'callspool:without-two-factor';

/** Open also to somebody who still has to set up the second factor that the house demands. */
export const WithoutTwoFactor = () => SetMetadata<string, boolean>(WITHOUT_TWO_FACTOR, true);
