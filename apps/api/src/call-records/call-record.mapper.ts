import type { CallRecordView } from '@callspool/contracts';
import type { CallRecordRow } from './call-records.repository.js';

export function toCallRecordView(row: CallRecordRow): CallRecordView {
  return {
    ...row,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    reviewedAt: row.reviewedAt?.toISOString() ?? null,
    receivedAt: row.receivedAt.toISOString(),
  };
}
