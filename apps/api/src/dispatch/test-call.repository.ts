import { Injectable } from '@nestjs/common';
import type { Tx } from '@callspool/database';
import { Database } from '../database/database.service.js';
import { runInTransaction } from '../database/statement.js';
import type { DispatchCampaign } from './dispatch-campaign.js';

const RESERVE = `
  with intent as (
    insert into attempt (id, campaign_id, group_id, connection_id, number, dialed_as, method, vendor_campaign,
      try_number, node_id, state, reserved_at, until)
    values ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::text, $6::text, $7::dialing_method, $8::text, 1, $9::uuid,
      'RESERVED', $10::timestamptz, $11::timestamptz))
  insert into open_attempt (attempt_id, campaign_id, connection_id, number, node_id)
  values ($1::uuid, $2::uuid, $4::uuid, $5::text, $9::uuid)`;

export interface TestAttempt {
  readonly id: string;
  readonly number: string;
  readonly dialedAs: string;
  readonly nodeId: string;
  readonly now: Date;
  readonly until: Date;
}

@Injectable()
export class TestCallRepository {
  constructor(private readonly database: Database) {}

  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  async reserve(tx: Tx, campaign: DispatchCampaign, attempt: TestAttempt): Promise<void> {
    await runInTransaction(tx, RESERVE, [
      attempt.id,
      campaign.id,
      campaign.groupId,
      campaign.connectionId,
      attempt.number,
      attempt.dialedAs,
      campaign.method,
      campaign.vendorCampaign,
      attempt.nodeId,
      attempt.now,
      attempt.until,
    ]);
  }

  async stateOf(attemptId: string): Promise<{ state: string; error: string | null }> {
    const select = { state: true, error: true } as const;
    return this.database.prisma.attempt.findUniqueOrThrow({ where: { id: attemptId }, select });
  }
}
