import type { ActivitySum, CampaignRow, ConnectionStanding } from '@callspool/contracts';
import type { OpennessCache } from '@callspool/domain';
import type { CampaignStanding } from '../campaigns/campaign-standings.service.js';
import { standingOf } from '../connections/connection-standing.js';
import type { Activity } from '../counters/counters.service.js';
import type { CampaignDetails } from './campaign-rows.repository.js';
import { estimateEnd } from './estimate-end.js';

const HOUR_MS = 60 * 60_000;

export interface RowSurroundings {
  readonly hours: OpennessCache;
  readonly dayStart: Date;
  readonly now: Date;
}

export function toCampaignRow(
  standing: CampaignStanding,
  details: CampaignDetails,
  activity: readonly Activity[],
  { hours, dayStart, now }: RowSurroundings,
): CampaignRow {
  const { dispatch, entries, timeZone, dialing } = standing;
  const today = activity.filter(({ quarterHour }) => quarterHour >= dayStart);
  const open = hours.openness(dialing.week, timeZone, dialing.holidays, now);
  const isDialing = standing.state === 'running';
  return {
    id: standing.id,
    name: standing.name,
    state: standing.state,
    stateChangedAt: standing.stateChangedAt.toISOString(),
    stateReason: details.stateReason,
    stateChangedBy: details.stateChangedBy,
    condition: standing.condition,
    method: details.method,
    vendorName: details.vendorName,
    connection: {
      id: standing.connectionId,
      name: standing.connection.name,
      kind: standing.connection.kind,
      standing: connectionStanding(standing, details, now),
    },
    lists: details.lists,
    undecided: [...details.undecided],
    entries,
    limit:
      isDialing && dispatch !== null
        ? { binding: dispatch.binding, limits: details.limits ?? {}, at: dispatch.at.toISOString() }
        : null,
    callsPerSecond: details.callsPerSecond,
    maxConcurrent: details.maxConcurrent,
    today: sumOf(today),
    attemptsByHour: byHour(today, dayStart, now),
    estimatedEndAt: isDialing
      ? (estimateEnd({ entries, activity, dialing, timeZone }, hours, now)?.toISOString() ?? null)
      : null,
    window: {
      isOpen: open.open,
      changesAt: (open.open ? open.until : open.opensAt)?.toISOString() ?? null,
      timeZone,
    },
    startAt: details.startAt?.toISOString() ?? null,
    endAt: details.endAt?.toISOString() ?? null,
    changed:
      details.changedAt === null || details.changedBy === null || details.changedAction === null
        ? null
        : { at: details.changedAt.toISOString(), by: details.changedBy, action: details.changedAction },
    version: details.version,
  };
}

export function sumOf(activity: readonly Pick<Activity, 'attempts' | 'answered' | 'settled'>[]): ActivitySum {
  const sum = { attempts: 0, answered: 0, settled: 0 };
  for (const { attempts, answered, settled } of activity) {
    sum.attempts += attempts;
    sum.answered += answered;
    sum.settled += settled;
  }
  return sum;
}

function byHour(today: readonly Activity[], dayStart: Date, now: Date): number[] {
  const hourOf = (at: Date): number => Math.floor((at.getTime() - dayStart.getTime()) / HOUR_MS);
  const hours = new Array<number>(Math.max(1, hourOf(now) + 1)).fill(0);
  for (const { quarterHour, attempts } of today) {
    const hour = hourOf(quarterHour);
    if (hours[hour] !== undefined) hours[hour] += attempts;
  }
  return hours;
}

function connectionStanding(
  { connection, circuit }: Pick<CampaignStanding, 'connection' | 'circuit'>,
  { recordsReadAt }: CampaignDetails,
  now: Date,
): ConnectionStanding {
  const isInUse = connection.isEnabled && !connection.isArchived;
  return standingOf({ isInUse, circuit, lastAnswerAt: recordsReadAt }, now);
}
