import type { ListImportView } from '@callspool/contracts';

/** What is said of a run too young is no estimate. */
const YOUNG_MS = 1_500;

/**
 * How long the reading will still take at its present speed, in seconds; null when nothing can be said: before it has
 * begun, right at its beginning, and after it, when rows are checked and written.
 */
export function secondsLeft(
  {
    phase,
    startedAt,
    bytesRead,
    bytesTotal,
  }: Pick<ListImportView, 'phase' | 'startedAt' | 'bytesRead' | 'bytesTotal'>,
  now: number,
): number | null {
  if (phase !== 'reading' || startedAt === null || bytesRead === 0) return null;
  const tookMs = now - Date.parse(startedAt);
  if (tookMs < YOUNG_MS) return null;
  return Math.max(0, ((bytesTotal - bytesRead) * tookMs) / bytesRead / 1000);
}
