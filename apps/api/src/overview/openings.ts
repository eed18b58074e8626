import type { OpennessCache, WeeklyHours } from '@callspool/domain';

export interface Opening {
  readonly from: Date;
  readonly to: Date;
}

/** When the dialing hours are open between two moments, in order; broken hours never are. */
export function openingsOf(
  { dialing, timeZone }: { dialing: { week: WeeklyHours; holidays: readonly string[] }; timeZone: string },
  hours: OpennessCache,
  from: Date,
  to: Date,
): Opening[] {
  const openings: Opening[] = [];
  let at = from;
  while (at < to) {
    const answer = hours.openness(dialing.week, timeZone, dialing.holidays, at);
    if (answer.open) {
      const end = answer.until < to ? answer.until : to;
      openings.push({ from: at, to: end });
      at = end;
    } else if (answer.opensAt === null) break;
    else at = answer.opensAt;
  }
  return openings;
}
