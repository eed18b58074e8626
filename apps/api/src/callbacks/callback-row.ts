import type { CallbackSource, CampaignState, SpoolState, StoredCallbackState } from '@callspool/domain';

/** A promised call as it is stored, with the names that its readers need. */
export interface CallbackRow {
  readonly id: string;
  readonly campaignId: string;
  readonly campaignName: string;
  readonly campaignState: CampaignState;
  readonly contactId: string;
  readonly contactName: string | null;
  readonly personId: string;
  readonly entryId: string | null;
  readonly entryState: SpoolState | null;
  /** The attempt that the entry is in flight with, or was last. */
  readonly entryAttemptId: string | null;
  readonly blocks: readonly string[];
  readonly eligibleAt: Date | null;
  readonly number: string;
  readonly dueAt: Date;
  readonly timeZone: string;
  readonly agent: string | null;
  readonly agentUserId: string | null;
  readonly agentUserName: string | null;
  readonly note: string;
  readonly state: StoredCallbackState;
  readonly source: CallbackSource;
  readonly sourceAttemptId: string | null;
  readonly attemptId: string | null;
  readonly doneReason: string | null;
  readonly missedCode: string | null;
  readonly missedReason: string | null;
  readonly cancelReason: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly settledAt: Date | null;
  readonly settledBy: string | null;
  readonly version: number;
}

export const CALLBACK_SELECT = `
  select callback.id, callback.campaign_id as "campaignId", campaign.name as "campaignName",
    campaign.state::text as "campaignState", callback.contact_id as "contactId", contact.name as "contactName", contact.person_id as "personId",
    entry.id as "entryId", entry.state::text as "entryState", entry.attempt_id as "entryAttemptId",
    coalesce(entry.blocks, '{}') as blocks, entry.eligible_at as "eligibleAt", callback.number, callback.due_at as "dueAt",
    callback.time_zone as "timeZone", callback.agent, callback.agent_user_id as "agentUserId",
    app_user.name as "agentUserName", callback.note, callback.state::text as state, callback.source::text as source,
    callback.source_attempt_id as "sourceAttemptId", callback.attempt_id as "attemptId",
    callback.done_reason as "doneReason", callback.missed_code as "missedCode",
    callback.missed_reason as "missedReason", callback.cancel_reason as "cancelReason",
    callback.created_by as "createdBy", callback.created_at as "createdAt", callback.updated_at as "updatedAt",
    callback.settled_at as "settledAt", callback.settled_by as "settledBy", callback.version
  from callback
  join campaign on campaign.id = callback.campaign_id
  join contact on contact.id = callback.contact_id
  left join app_user on app_user.id = callback.agent_user_id
  left join spool_entry entry on entry.contact_id = callback.contact_id and entry.campaign_id = callback.campaign_id`;
