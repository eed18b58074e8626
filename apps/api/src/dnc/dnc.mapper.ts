import type { AttemptPastGateView, DncEntryView } from '@callspool/contracts';
import type { AttemptPastGate } from '../gate/gate.service.js';
import type { DncRow } from './dnc.repository.js';
import { toNumber } from './dnc-reach.js';

export function toDncEntryView(row: DncRow, now: Date): DncEntryView {
  return {
    id: row.id,
    scope: row.scope,
    groupId: row.groupId,
    campaignId: row.campaignId,
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
  };
}

export const toPastGateView = (attempt: AttemptPastGate): AttemptPastGateView => ({
  attemptId: attempt.attemptId,
  campaignId: attempt.campaignId,
  number: attempt.number,
  state: attempt.state,
  sentAt: attempt.sentAt?.toISOString() ?? null,
});
