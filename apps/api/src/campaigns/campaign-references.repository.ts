import type { Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import { runInTransaction } from '../database/statement.js';

export interface References {
  readonly connectionId: string;
  readonly dialingHoursId: string;
  readonly contactingHoursId: string;
  readonly respoolRuleSetId: string;
  readonly groupId: string | null;
  readonly listIds: readonly string[];
}

export interface Found {
  /** The connection is kept from being archived until the transaction ends. */
  readonly connection: boolean;
  readonly dialingHours: boolean;
  readonly contactingHours: boolean;
  readonly respoolRuleSet: boolean;
  readonly group: boolean;
  readonly listIds: readonly string[];
}

/** What a draft stands on as long as nobody has chosen; null where there is nothing to choose from yet. */
export interface Proposals {
  readonly dialingHoursId: string | null;
  readonly contactingHoursId: string | null;
  readonly respoolRuleSetId: string | null;
}

// What the newest campaign has is what people chose last.
const PROPOSALS = `
  select
    coalesce(newest.dialing_hours_id, (select id from calling_hours order by id limit 1)) as "dialingHoursId",
    coalesce(newest.contacting_hours_id, (select id from calling_hours order by id limit 1)) as "contactingHoursId",
    coalesce(newest.respool_rule_set_id, (select id from respool_rule_set order by id limit 1)) as "respoolRuleSetId"
  from (select 1) always
  left join lateral (
    select dialing_hours_id, contacting_hours_id, respool_rule_set_id from campaign order by id desc limit 1
  ) newest on true`;

const FOUND = `
  select
    exists (select 1 from connection where id = $1::uuid and archived_at is null) as connection,
    exists (select 1 from calling_hours where id = $2::uuid) as "dialingHours",
    exists (select 1 from calling_hours where id = $3::uuid) as "contactingHours",
    exists (select 1 from respool_rule_set where id = $4::uuid) as "respoolRuleSet",
    $5::uuid is null or exists (select 1 from campaign_group where id = $5::uuid) as "group",
    array(select id::text from contact_list where id = any($6::uuid[]) and archived_at is null) as "listIds"`;

/** Looks up what a campaign points at, all in one statement. */
@Injectable()
export class CampaignReferencesRepository {
  async find(tx: Tx, references: References): Promise<Found> {
    await runInTransaction(tx, 'select 1 as locked from connection where id = $1::uuid for share', [
      references.connectionId,
    ]);
    const [found] = await runInTransaction<Found>(tx, FOUND, [
      references.connectionId,
      references.dialingHoursId,
      references.contactingHoursId,
      references.respoolRuleSetId,
      references.groupId,
      references.listIds,
    ]);
    if (found === undefined) throw new Error('The statement always answers one row.');
    return found;
  }

  async propose(tx: Tx): Promise<Proposals> {
    const [proposals] = await runInTransaction<Proposals>(tx, PROPOSALS);
    if (proposals === undefined) throw new Error('The statement always answers one row.');
    return proposals;
  }
}
