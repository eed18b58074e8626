import type { CallbackView } from '@callspool/contracts';
import { callbackState, missedFrom } from '@callspool/domain';
import type { CallbackRow } from './callback-row.js';

export interface CallbackMoment {
  readonly now: Date;
  readonly graceMinutes: number;
}

export function toCallbackView(row: CallbackRow, { now, graceMinutes }: CallbackMoment): CallbackView {
  const state = callbackState(row.state, row.dueAt, now);
  const blocks = state === 'due' ? blocksOf(row) : [];
  return {
    id: row.id,
    campaignId: row.campaignId,
    campaignName: row.campaignName,
    campaignState: row.campaignState,
    contactId: row.contactId,
    contactName: row.contactName,
    entryId: row.entryId,
    entryState: row.entryState,
    number: row.number,
    dueAt: row.dueAt.toISOString(),
    timeZone: row.timeZone,
    agent: row.agent,
    agentUserId: row.agentUserId,
    agentUserName: row.agentUserName,
    note: row.note,
    state,
    blocks,
    eligibleAt: blocks.length === 0 ? null : (row.eligibleAt?.toISOString() ?? null),
    missedFrom: row.state === 'open' ? missedFrom(row.dueAt, graceMinutes).toISOString() : null,
    missedCode: row.missedCode,
    missedReason: row.missedReason,
    cancelReason: row.cancelReason,
    source: row.source,
    sourceAttemptId: row.sourceAttemptId,
    attemptId: row.attemptId,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
    settledBy: row.settledBy,
    version: row.version,
  };
}

/** What holds a due promise back; a campaign that does not run judges nobody, so no verdict would say it. */
function blocksOf({ campaignState, blocks }: CallbackRow): string[] {
  // What held it back before its moment has no meaning after it, until the policy has looked again.
  const judged = blocks.filter((code) => code !== 'CALLBACK_PENDING' && code !== 'CAMPAIGN_NOT_RUNNING');
  return campaignState === 'running' ? judged : ['CAMPAIGN_NOT_RUNNING', ...judged];
}

/** What the trail keeps of a promise. */
export const toAuditFacts = (row: CallbackRow) => ({
  campaignId: row.campaignId,
  contactId: row.contactId,
  number: row.number,
  dueAt: row.dueAt,
  timeZone: row.timeZone,
  agent: row.agent,
  agentUserId: row.agentUserId,
  note: row.note,
  state: row.state,
});
