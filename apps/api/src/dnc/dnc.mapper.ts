import type {
  AttemptPastGateView,
  DncBlacklistingView,
  DncEntryView,
  DncRecallOutcome,
  DncRecallView,
} from '@callspool/contracts';
import type { AttemptPastGate } from '../gate/gate.service.js';
import type { BlacklistingRow } from './dnc-blacklistings.repository.js';
import { toNumber } from './dnc-reach.js';
import type { DncRecallRow, RecallSummaryRow } from './dnc-recalls.repository.js';
import type { DncRow } from './dnc-row.js';

/** What is known of entries beyond their own rows. */
export interface EntryProofs {
  readonly recalls: ReadonlyMap<string, RecallSummaryRow>;
  readonly blacklistings: ReadonlyMap<string, readonly BlacklistingRow[]>;
}

export function toDncEntryView(row: DncRow, proofs: EntryProofs, now: Date): DncEntryView {
  return {
    id: row.id,
    scope: row.scope,
    groupId: row.groupId,
    groupName: row.groupName,
    campaignId: row.campaignId,
    campaignName: row.campaignName,
    match: row.match,
    value: toNumber(row.value),
    reason: row.reason,
    source: row.source,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    removedAt: row.removedAt?.toISOString() ?? null,
    removedBy: row.removedBy,
    removedReason: row.removedReason,
    isLive: row.removedAt === null && (row.expiresAt === null || row.expiresAt > now),
    recall: toRecallSummary(row, proofs.recalls.get(row.id)),
    blacklistings: (proofs.blacklistings.get(row.id) ?? []).map(toBlacklistingView),
  };
}

const toBlacklistingView = (row: BlacklistingRow): DncBlacklistingView => ({
  connectionId: row.connectionId,
  connectionName: row.connectionName,
  outcome: row.outcome,
  receipt: row.message,
  tries: row.tries,
  lastTryAt: row.lastAt?.toISOString() ?? null,
});

/** Nothing noted and no proof kept: nobody knows. */
function toRecallSummary(row: DncRow, recall: RecallSummaryRow | undefined): DncEntryView['recall'] {
  if (recall === undefined) return row.keepsProof ? { pastGate: 0, recalled: 0, open: 0 } : null;
  return { pastGate: recall.pastGate, recalled: recall.recalled, open: recall.open };
}

export const toDncRecallView = (row: DncRecallRow): DncRecallView => ({
  id: row.id,
  additionId: row.additionId,
  entryId: row.entryId,
  registryId: row.registryId,
  registryName: row.registryName,
  attemptId: row.attemptId,
  number: row.number,
  campaignId: row.campaignId,
  campaignName: row.campaignName,
  connectionId: row.connectionId,
  connectionName: row.connectionName,
  notedAt: row.notedAt.toISOString(),
  stateThen: row.state,
  sentAt: row.sentAt?.toISOString() ?? null,
  outcome: outcomeOf(row),
  result: row.result,
  closedAt: row.closedAt?.toISOString() ?? null,
  recalledAt: row.recalledAt?.toISOString() ?? null,
  receipt: row.receipt,
  tries: row.tries,
  lastTryAt: row.lastTryAt?.toISOString() ?? null,
});

/** A receipt proves nothing against a record that says it was dialled. */
export function outcomeOf(
  row: Pick<DncRecallRow, 'stateNow' | 'dialedAt' | 'receiptOutcome' | 'isInSpool'>,
): DncRecallOutcome {
  if (row.stateNow === 'CLOSED' && row.dialedAt !== null) return 'ended';
  if (row.receiptOutcome === 'recalled' || row.stateNow === 'RECALLED') return 'recalled';
  if (row.stateNow === 'CLOSED') return 'ended';
  if (row.stateNow === 'REFUSED' || row.stateNow === 'RELEASED') return 'refused';
  if (!row.isInSpool) return 'ringing';
  return row.receiptOutcome === 'failed' ? 'failed' : 'waiting';
}

export const toPastGateView = (attempt: AttemptPastGate): AttemptPastGateView => ({
  attemptId: attempt.attemptId,
  campaignId: attempt.campaignId,
  number: attempt.number,
  state: attempt.state,
  sentAt: attempt.sentAt?.toISOString() ?? null,
});
