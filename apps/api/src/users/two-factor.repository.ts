import type { Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import { Database } from '../database/database.service.js';
import { runInTransaction } from '../database/statement.js';

@Injectable()
export class TwoFactorRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What may be told of a second factor; its secrets stay where they are. A lock that is over is none. */
  async find(userId: string): Promise<{ verified: boolean; lockedUntil: Date | null } | null> {
    const row = await this.database.prisma.twoFactor.findUnique({
      where: { userId },
      select: { verified: true, lockedUntil: true },
    });
    if (row === null) return null;
    const isLocked = row.lockedUntil !== null && row.lockedUntil > this.clock.now();
    return { verified: row.verified, lockedUntil: isLocked ? row.lockedUntil : null };
  }

  /**
   * Whether it is on, asked behind the lock of the person's row: two set-ups or confirmations at one moment go one after the
   * other, and the second sees what the first has done.
   */
  async lock(tx: Tx, userId: string): Promise<{ isOn: boolean }> {
    await runInTransaction(tx, 'select 1 from app_user where id = $1::uuid for update', [userId]);
    const row = await tx.twoFactor.findUnique({ where: { userId }, select: { verified: true } });
    return { isOn: row?.verified === true };
  }

  /** False when there was none. */
  async remove(tx: Tx, userId: string): Promise<boolean> {
    await tx.user.update({ where: { id: userId }, data: { twoFactorEnabled: false } });
    const { count } = await tx.twoFactor.deleteMany({ where: { userId } });
    return count > 0;
  }
}
