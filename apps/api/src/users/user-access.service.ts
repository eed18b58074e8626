import type { Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import type { AccountLink, InvitedUser, InviteUserRequest, PasswordReset } from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { AccountLinksRepository } from './account-links.repository.js';
import { AccountLinksService } from './account-links.service.js';
import { oneTimePassword } from './passwords.js';
import { TwoFactorRepository } from './two-factor.repository.js';
import { UserJournal } from './user-journal.js';
import { emailTakenBy, userNotFound } from './user-refusals.js';
import { toUserView } from './user.mapper.js';
import { type UserRecord, UsersRepository } from './users.repository.js';

/** How an administrator lets people in, and puts them out: invitations, passwords, sessions, second factors. */
@Injectable()
export class UserAccessService {
  constructor(
    private readonly users: UsersRepository,
    private readonly links: AccountLinksService,
    private readonly linkRows: AccountLinksRepository,
    private readonly factors: TwoFactorRepository,
    private readonly journal: UserJournal,
    private readonly clock: Clock,
  ) {}

  /** An account whose password only the invited person will know. */
  async invite(actor: Actor, request: InviteUserRequest): Promise<InvitedUser> {
    return this.journal
      .change(async (tx) => {
        const user = await this.users.within(tx).create({
          ...request,
          // Nobody learns it: until the link is used there is no way in.
          password: oneTimePassword(),
          mustChangePassword: false,
          invitedAt: this.clock.now(),
        });
        const link = await this.links.make(tx, user.id, 'invitation');
        const view = toUserView({ ...user, linkExpiresAt: new Date(link.expiresAt) });
        await this.journal.record(tx, actor, 'user.invited', user.id, { after: view });
        return { user: view, link };
      })
      .catch(emailTakenBy(request.email));
  }

  /** A new invitation in the place of the one before. */
  async inviteAgain(actor: Actor, id: string): Promise<AccountLink> {
    return this.changing(actor, id, 'user.invited_again', async (tx, user) => {
      refuseDisabled(user);
      if (user.invitedAt === null) {
        throw new AppError('user.not_invited', 'This person has chosen a password already.', {
          details: { id },
        });
      }
      return this.links.make(tx, id, 'invitation');
    });
  }

  /** A link by which the person chooses a new password. The old one, and open sessions, last until it is used. */
  async makePasswordLink(actor: Actor, id: string): Promise<AccountLink> {
    return this.changing(actor, id, 'user.password_link_made', (tx, user) => {
      refuseDisabled(user);
      return this.links.make(tx, id, user.invitedAt === null ? 'password_reset' : 'invitation');
    });
  }

  /** Replaces the user's password by a one-time one and signs the user out everywhere, at once. */
  async resetPassword(actor: Actor, id: string): Promise<PasswordReset> {
    const password = oneTimePassword();
    await this.changing(actor, id, 'user.password_reset', async (tx) => {
      const users = this.users.within(tx);
      await users.setPassword(id, password);
      await users.update(id, { mustChangePassword: true, invitedAt: null });
      await this.linkRows.remove(tx, id);
      await users.endSessions(id);
    });
    return { oneTimePassword: password };
  }

  async signOutEverywhere(actor: Actor, id: string): Promise<void> {
    await this.changing(actor, id, 'user.signed_out_everywhere', (tx) =>
      this.users.within(tx).endSessions(id),
    );
  }

  /** For who has lost phone and backup codes. Ends the sessions too: the phone may be in other hands. */
  async resetTwoFactor(actor: Actor, id: string): Promise<void> {
    if (actor.kind === 'user' && actor.id === id) {
      throw new AppError('user.not_yourself', 'Take away your own second factor in your profile.', {
        details: { id },
      });
    }
    await this.changing(actor, id, 'user.two_factor_reset', async (tx) => {
      if (!(await this.factors.remove(tx, id))) {
        throw new AppError('two_factor.not_set_up', 'This person has no second factor.', { details: { id } });
      }
      await this.users.within(tx).endSessions(id);
    });
  }

  private async changing<T>(
    actor: Actor,
    id: string,
    action: string,
    change: (tx: Tx, user: UserRecord) => Promise<T>,
  ): Promise<T> {
    return this.journal.change(async (tx) => {
      const user = await this.users.within(tx).findForChange(id);
      if (user === null) throw userNotFound(id);
      const done = await change(tx, user);
      await this.journal.record(tx, actor, action, id, { after: { name: user.name } });
      return done;
    });
  }
}

function refuseDisabled(user: UserRecord): void {
  if (user.disabledAt === null) return;
  throw new AppError('user.disabled', 'This account is disabled. Enable it first.', {
    details: { id: user.id },
  });
}
