import type { Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import type { AccountLinkKind } from '@callspool/contracts';
import { Database } from '../database/database.service.js';

export interface StoredLink {
  readonly userId: string;
  readonly kind: AccountLinkKind;
  readonly name: string;
  readonly email: string;
  readonly isDisabled: boolean;
  readonly expiresAt: Date;
}

@Injectable()
export class AccountLinksRepository {
  constructor(private readonly database: Database) {}

  async findByHash(tokenHash: string): Promise<StoredLink | null> {
    const row = await this.database.prisma.accountLink.findUnique({
      where: { tokenHash },
      include: { user: true },
    });
    if (row === null) return null;
    return {
      userId: row.userId,
      kind: row.kind as AccountLinkKind,
      name: row.user.name,
      email: row.user.email,
      isDisabled: row.user.disabledAt !== null,
      expiresAt: row.expiresAt,
    };
  }

  /** A link in the place of the one before, which is worth nothing from then on. */
  async put(
    tx: Tx,
    userId: string,
    link: { kind: AccountLinkKind; tokenHash: string; expiresAt: Date; createdAt: Date },
  ): Promise<void> {
    await tx.accountLink.upsert({ where: { userId }, create: { userId, ...link }, update: link });
  }

  /** Takes the link out of use; false when somebody was faster or its time is over. */
  async take(tx: Tx, tokenHash: string, now: Date): Promise<boolean> {
    const { count } = await tx.accountLink.deleteMany({ where: { tokenHash, expiresAt: { gt: now } } });
    return count === 1;
  }

  async remove(tx: Tx, userId: string): Promise<void> {
    await tx.accountLink.deleteMany({ where: { userId } });
  }
}
