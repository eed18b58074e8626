import type {
  AttemptDetail,
  AttemptView,
  CallRecordView,
  TimelineItem,
  VendorEventView,
} from '@callspool/contracts';
import type { AttemptRow, EventRow } from './attempts.repository.js';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export function toAttemptView(row: AttemptRow): AttemptView {
  return {
    ...row,
    reservedAt: row.reservedAt.toISOString(),
    until: row.until.toISOString(),
    sendingAt: iso(row.sendingAt),
    answeredAt: iso(row.answeredAt),
    doubtUntil: iso(row.doubtUntil),
    recalledAt: iso(row.recalledAt),
    dialedAt: iso(row.dialedAt),
    closedAt: iso(row.closedAt),
  };
}

export function toAttemptDetail(
  row: AttemptRow,
  callRecords: CallRecordView[],
  events: readonly EventRow[],
): AttemptDetail {
  const attempt = toAttemptView(row);
  const views = events.map(toEventView);
  return { ...attempt, callRecords, events: views, timeline: timelineOf(attempt, callRecords, views) };
}

const toEventView = (row: EventRow): VendorEventView => ({
  ...row,
  receivedAt: row.receivedAt.toISOString(),
  appliedAt: iso(row.appliedAt),
});

function timelineOf(
  attempt: AttemptView,
  records: readonly CallRecordView[],
  events: readonly VendorEventView[],
): TimelineItem[] {
  const steps: { at: string | null; what: string; detail: string | null }[] = [
    { at: attempt.reservedAt, what: 'reserved', detail: `try ${attempt.tryNumber}` },
    { at: attempt.sendingAt, what: 'sent', detail: attempt.dialedAs },
    { at: attempt.answeredAt, what: 'vendor answered', detail: attempt.error },
    { at: attempt.recalledAt, what: 'recalled', detail: null },
    { at: attempt.dialedAt, what: 'dialled', detail: attempt.breach },
    ...events.map((event) => ({ at: event.receivedAt, what: event.kind, detail: event.outcome })),
    ...records.map((record) => ({
      at: record.receivedAt,
      what: 'call record read',
      detail: `${record.leg}: ${record.dispositionWord}`,
    })),
    { at: attempt.closedAt, what: 'closed', detail: attempt.result ?? attempt.error ?? attempt.state },
  ];
  return steps
    .flatMap(({ at, what, detail }) => (at === null ? [] : [{ at, what, detail }]))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
