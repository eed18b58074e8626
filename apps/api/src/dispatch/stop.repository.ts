import { Injectable } from '@nestjs/common';
import type { Tx } from '@callspool/database';
import { Database } from '../database/database.service.js';

export interface StopRow {
  readonly stopped: boolean;
  readonly changedAt: Date | null;
  readonly changedBy: string | null;
  readonly reason: string | null;
}

@Injectable()
export class StopRepository {
  constructor(private readonly database: Database) {}

  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  async find(tx: Tx = this.database.prisma): Promise<StopRow> {
    return tx.stopSwitch.findUniqueOrThrow({ where: { id: 1 } });
  }

  async set(tx: Tx, row: StopRow): Promise<void> {
    await tx.stopSwitch.update({ where: { id: 1 }, data: { ...row, version: { increment: 1 } } });
  }

  countPastGate(): Promise<number> {
    return this.database.pool
      .query<{ count: number }>(
        `select count(*)::int as count from open_attempt o join attempt a on a.id = o.attempt_id
         where a.state in ('SENDING', 'ACCEPTED', 'IN_DOUBT', 'OBSERVED')`,
      )
      .then(({ rows }) => rows[0]!.count);
  }
}
