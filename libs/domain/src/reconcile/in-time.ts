/** Clocks of vendors may differ from ours by so much. */
export const CLOCKS_DIFFER_MS = 2 * 60_000;
/** A call may begin so long after it was sent. */
export const LATEST_START_MS = 10 * 60_000;

/** Whether a call that began then may be what was sent at `sendingAt`, allowing for clocks that differ. */
export function isInTime(start: Date, sendingAt: Date | null): boolean {
  if (sendingAt === null) return false;
  const after = start.getTime() - sendingAt.getTime();
  return after >= -CLOCKS_DIFFER_MS && after <= LATEST_START_MS;
}
