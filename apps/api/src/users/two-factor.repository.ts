import type { Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';

@Injectable()
export class TwoFactorRepository {
  constructor(private readonly database: Database) {}

  /** What may be told of a second factor; its secrets stay where they are. */
  find(userId: string): Promise<{ verified: boolean; lockedUntil: Date | null } | null> {
    return this.database.prisma.twoFactor.findUnique({
      where: { userId },
      select: { verified: true, lockedUntil: true },
    });
  }

  /** False when there was none. */
  async remove(tx: Tx, userId: string): Promise<boolean> {
    await tx.user.update({ where: { id: userId }, data: { twoFactorEnabled: false } });
    const { count } = await tx.twoFactor.deleteMany({ where: { userId } });
    return count > 0;
  }
}
