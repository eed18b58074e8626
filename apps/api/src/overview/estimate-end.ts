import type { SpoolCounts } from '@callspool/contracts';
import type { OpennessCache, WeeklyHours } from '@callspool/domain';
import type { Activity } from '../counters/counters.service.js';

const QUARTER_MS = 15 * 60_000;
/** Two hours of work, however long ago: a campaign that waits for the morning is judged by its evening. */
const BASIS_QUARTERS = 8;
/** Less says nothing of a pace. */
const LEAST_DONE = 5;
const LEAST_MS = 10 * 60_000;
/** Beyond this an end is no plan but a wrong setting. */
const FURTHEST_MS = 366 * 24 * 60 * 60_000;

export interface EndFacts {
  readonly entries: SpoolCounts;
  /** In order of time. */
  readonly activity: readonly Activity[];
  readonly dialing: { readonly week: WeeklyHours; readonly holidays: readonly string[] };
  readonly timeZone: string;
}

/** Entries that are still to be worked and that no person has to free first. */
export const remainingOf = ({ new: fresh, waiting, ready, in_flight: inFlight }: SpoolCounts): number =>
  fresh + waiting + ready + inFlight;

/**
 * When the last entry is worked if the campaign goes on as in its last active hours, dialing only while its hours are
 * open. Null when nothing is left, or when there is too little to tell a pace by.
 */
export function estimateEnd(facts: EndFacts, hours: OpennessCache, now: Date): Date | null {
  const remaining = remainingOf(facts.entries);
  const pace = entriesPerMs(facts.activity, now);
  if (remaining === 0 || pace === null) return null;
  return afterOpenTime(facts, hours, now, remaining / pace);
}

function entriesPerMs(activity: readonly Activity[], now: Date): number | null {
  const basis = activity.filter(({ attempts, done }) => attempts > 0 || done > 0).slice(-BASIS_QUARTERS);
  const done = basis.reduce((sum, quarter) => sum + quarter.done, 0);
  const ms = basis.reduce(
    (sum, { quarterHour }) => sum + Math.min(QUARTER_MS, Math.max(0, now.getTime() - quarterHour.getTime())),
    0,
  );
  return done < LEAST_DONE || ms < LEAST_MS ? null : done / ms;
}

/** The moment at which the dialing hours have been open for so long. */
function afterOpenTime(facts: EndFacts, hours: OpennessCache, now: Date, neededMs: number): Date | null {
  const { dialing, timeZone } = facts;
  let leftMs = neededMs;
  let at = now;
  while (at.getTime() - now.getTime() < FURTHEST_MS) {
    const answer = hours.openness(dialing.week, timeZone, dialing.holidays, at);
    if (answer.open) {
      const openMs = answer.until.getTime() - at.getTime();
      if (openMs >= leftMs) return new Date(at.getTime() + leftMs);
      leftMs -= openMs;
      at = answer.until;
    } else if (answer.opensAt === null) return null;
    else at = answer.opensAt;
  }
  return null;
}
