import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import {
  ACCOUNT_LINK_PATH,
  type AccountLink,
  type AccountLinkKind,
  type AccountLinkView,
  type RedeemAccountLinkRequest,
} from '@callspool/contracts';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { Config } from '../config/config.js';
import { AccountLinksRepository, type StoredLink } from './account-links.repository.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { UserJournal } from './user-journal.js';
import { UsersRepository } from './users.repository.js';

const HOUR_MS = 3_600_000;
const VALID_MS: Readonly<Record<AccountLinkKind, number>> = {
  invitation: 7 * 24 * HOUR_MS,
  password_reset: 24 * HOUR_MS,
};
const TOKEN_BYTES = 32;

/** One-time links by which people choose their own password, as nobody else should know it. Only a hash is kept. */
@Injectable()
export class AccountLinksService {
  constructor(
    private readonly links: AccountLinksRepository,
    private readonly users: UsersRepository,
    private readonly throttle: SignInThrottle,
    private readonly journal: UserJournal,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** A new link for the user; the one before ends. */
  async make(tx: Tx, userId: string, kind: AccountLinkKind): Promise<AccountLink> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + VALID_MS[kind]);
    await this.links.put(tx, userId, { kind, tokenHash: hashOf(token), expiresAt, createdAt });
    const base = this.config.publicUrl?.replace(/\/$/, '') ?? '';
    return { kind, token, url: `${base}${ACCOUNT_LINK_PATH}#${token}`, expiresAt: expiresAt.toISOString() };
  }

  /** For whom a link is. Unknown, used and lapsed links, and those of disabled people, are refused alike. */
  async read(token: string, address: string | undefined): Promise<AccountLinkView> {
    await this.throttle.admitPlace('account-link', address);
    const { kind, name, email, expiresAt } = await this.find(token);
    return { kind, name, email, expiresAt: expiresAt.toISOString() };
  }

  /** Sets the password that the person chose, ends all sessions and the link itself. Signing in comes after. */
  async redeem(request: RedeemAccountLinkRequest, address: string | undefined): Promise<void> {
    await this.throttle.admitPlace('account-link', address);
    const link = await this.find(request.token);
    await this.journal.change(async (tx) => {
      const users = this.users.within(tx);
      const user = await users.findForChange(link.userId);
      const isMine = await this.links.take(tx, hashOf(request.token), this.clock.now());
      if (user === null || user.disabledAt !== null || !isMine) throw refused();
      await users.setPassword(user.id, request.newPassword);
      await users.update(user.id, { mustChangePassword: false, invitedAt: null });
      await users.endSessions(user.id);
      await this.journal.record(
        tx,
        { kind: 'user', id: user.id, name: user.name, role: user.role },
        link.kind === 'invitation' ? 'user.joined' : 'user.password_chosen',
        user.id,
        { after: { address: address ?? null } },
      );
    });
  }

  private async find(token: string): Promise<StoredLink> {
    const link = await this.links.findByHash(hashOf(token));
    if (link === null || link.isDisabled || link.expiresAt <= this.clock.now()) throw refused();
    return link;
  }
}

const refused = () =>
  new AppError(
    'account_link.refused',
    'This link is not valid: it was used, replaced by a newer one, or its time is over. Ask an administrator for another.',
  );

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
