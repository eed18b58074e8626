import type { CallRecordItem, CallRecordView, RecordAttempt } from '@callspool/contracts';
import type { CallRecordItemRow, CallRecordRow } from './call-record-row.js';
import type { RecordAttemptRow } from './record-attempts.repository.js';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export function toCallRecordItem(row: CallRecordItemRow): CallRecordItem {
  return {
    ...row,
    startedAt: row.startedAt.toISOString(),
    endedAt: iso(row.endedAt),
    reviewedAt: iso(row.reviewedAt),
    receivedAt: row.receivedAt.toISOString(),
  };
}

export const toCallRecordView = ({ raw, ...row }: CallRecordRow): CallRecordView => ({
  ...toCallRecordItem(row),
  raw,
});

/** Without what only the comparison needs. */
export function toRecordAttempt(
  { ownNumber: _own, vendorRef: _ref, ...row }: RecordAttemptRow,
  evidence: RecordAttempt['evidence'],
): RecordAttempt {
  return {
    ...row,
    reservedAt: row.reservedAt.toISOString(),
    sendingAt: iso(row.sendingAt),
    answeredAt: iso(row.answeredAt),
    dialedAt: iso(row.dialedAt),
    closedAt: iso(row.closedAt),
    evidence,
  };
}
