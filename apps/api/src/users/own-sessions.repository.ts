import type { Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';

export interface OwnSession {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date | null;
  readonly expiresAt: Date;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

/** The signed-in browsers of one person. The secret in a session's cookie is never read here. */
@Injectable()
export class OwnSessionsRepository {
  constructor(private readonly database: Database) {}

  /** Those that still count at `now`, newest first. */
  list(userId: string, now: Date, before: string | null, take: number): Promise<OwnSession[]> {
    return this.database.prisma.session.findMany({
      where: { userId, expiresAt: { gt: now }, ...(before === null ? {} : { id: { lt: before } }) },
      select: {
        id: true,
        createdAt: true,
        lastSeenAt: true,
        expiresAt: true,
        ipAddress: true,
        userAgent: true,
      },
      orderBy: { id: 'desc' },
      take,
    });
  }

  /** A session that ended meanwhile is none of its business. */
  async noteSeen(id: string, at: Date): Promise<void> {
    await this.database.pool.query('update session set last_seen_at = $2 where id = $1', [id, at]);
  }

  /** False when the person has no such session. */
  async end(tx: Tx, userId: string, id: string): Promise<boolean> {
    const { count } = await tx.session.deleteMany({ where: { id, userId } });
    return count > 0;
  }

  /** How many ended. */
  async endOthers(tx: Tx, userId: string, keep: string | null): Promise<number> {
    const where = keep === null ? { userId } : { userId, id: { not: keep } };
    return (await tx.session.deleteMany({ where })).count;
  }
}
