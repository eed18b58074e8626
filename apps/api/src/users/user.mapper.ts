import type { UserState, UserView } from '@callspool/contracts';
import type { UserRecord } from './users.repository.js';

export function toUserView(user: UserRecord): UserView {
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    state: stateOf(user),
    isDisabled: user.disabledAt !== null,
    mustChangePassword: user.mustChangePassword,
    hasTwoFactor: user.hasTwoFactor,
    lastSignInAt: user.lastSignInAt?.toISOString() ?? null,
    linkExpiresAt: user.linkExpiresAt?.toISOString() ?? null,
    createdAt: user.createdAt.toISOString(),
  };
}

function stateOf(user: UserRecord): UserState {
  if (user.disabledAt !== null) return 'disabled';
  return user.invitedAt === null ? 'active' : 'invited';
}
