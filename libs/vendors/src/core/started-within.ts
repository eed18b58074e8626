import type { VendorCallRecord } from './call-record.js';

/** True when the record started in [from, to], whichever meaning its wall time has. */
export function startedWithin(record: VendorCallRecord, from: Date, to: Date): boolean {
  const fromSecond = Math.floor(from.getTime() / 1000) * 1000;
  const isWithin = (instant: Date): boolean =>
    instant.getTime() >= fromSecond && instant.getTime() <= to.getTime();
  return (
    isWithin(record.startedAt) ||
    (record.alternativeStartedAt !== undefined && isWithin(record.alternativeStartedAt))
  );
}
