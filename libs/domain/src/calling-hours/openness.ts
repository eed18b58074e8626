import { holidaysProblem, hoursProblem } from './hours-problem.js';
import { createOpenIntervals, type OpenIntervals } from './open-intervals.js';
import type { ClosedReason, HolidayDates, Openness, WeeklyHours } from './weekly-hours.js';
import { findZoneClock } from './zone-clock.js';

const OPENS_WITHIN_MS = 366 * 24 * 60 * 60 * 1000;

/** A schedule that is read in every one of several zones; `closedIn` names those in which it is closed. */
export type OpennessInAll =
  | { readonly open: true; readonly until: Date }
  | {
      readonly open: false;
      readonly opensAt: Date | null;
      readonly reason: ClosedReason;
      readonly closedIn: readonly string[];
    };

/**
 * Remembers what a schedule comes to in a zone, for one batch of decisions. Schedules are told apart by identity, so
 * hand over the same objects throughout a batch.
 */
export interface OpennessCache {
  openness(hours: WeeklyHours | null, zone: string, holidays: HolidayDates, at: Date): Openness;
  opennessInAll(
    hours: WeeklyHours | null,
    zones: readonly string[],
    holidays: HolidayDates,
    at: Date,
  ): OpennessInAll;
  /** The first moment from `at` at which all schedules are open together; null when there is none within 366 days. */
  commonOpening(schedules: readonly ZonedSchedule[], at: Date): Date | null;
}

/** Hours as they are read in one or several zones. */
export interface ZonedSchedule {
  readonly hours: WeeklyHours | null;
  readonly holidays: HolidayDates;
  readonly zones: readonly string[];
}

type Schedule = OpenIntervals | 'broken' | 'unknown_zone';

const closed = (reason: ClosedReason, opensAtMs: number | null): Openness => ({
  open: false,
  opensAt: opensAtMs === null ? null : new Date(opensAtMs),
  reason,
});

function readSchedule(
  hours: WeeklyHours | null,
  zone: string,
  holidays: HolidayDates,
  fromMs: number,
): Schedule {
  const clock = findZoneClock(zone);
  if (clock === null) return 'unknown_zone';
  if (hours === null || hoursProblem(hours) !== null || holidaysProblem(holidays) !== null) return 'broken';
  return createOpenIntervals({ hours, holidays }, clock, fromMs);
}

function ask(schedule: Schedule, atMs: number): Openness {
  if (typeof schedule === 'string') return closed(schedule, null);
  const answer = schedule.at(atMs);
  if (answer.open) return { open: true, until: new Date(answer.untilMs) };
  return closed(schedule.isHoliday(atMs) ? 'holiday' : 'closed', answer.opensAtMs);
}

/** The strongest reason is the one that takes the most to mend. */
const REASON_ORDER: readonly ClosedReason[] = ['unknown_zone', 'broken', 'holiday', 'closed'];

type InstantReader = (zone: string, at: Date) => Openness;

/** The first moment from `from` at which every schedule is open, or null when there is none within 366 days. */
function findCommonOpening(schedules: readonly ((at: Date) => Openness)[], from: Date): Date | null {
  const limitMs = from.getTime() + OPENS_WITHIN_MS;
  let candidate = from;
  for (;;) {
    let latest = candidate;
    for (const read of schedules) {
      const answer = read(candidate);
      if (answer.open) continue;
      if (answer.opensAt === null) return null;
      if (answer.opensAt > latest) latest = answer.opensAt;
    }
    if (latest === candidate) return candidate;
    if (latest.getTime() > limitMs) return null;
    candidate = latest;
  }
}

function readInAll(zones: readonly string[], at: Date, read: InstantReader): OpennessInAll {
  if (zones.length === 0) return { open: false, opensAt: null, reason: 'unknown_zone', closedIn: [] };
  const answers = zones.map((zone) => ({ zone, answer: read(zone, at) }));
  let until: Date | null = null;
  const closedIn: string[] = [];
  const reasons = new Set<ClosedReason>();
  for (const { zone, answer } of answers) {
    if (answer.open) {
      if (until === null || answer.until < until) until = answer.until;
    } else {
      closedIn.push(zone);
      reasons.add(answer.reason);
    }
  }
  if (closedIn.length === 0 && until !== null) return { open: true, until };
  const reason = REASON_ORDER.find((word) => reasons.has(word)) ?? 'closed';
  const opensAt = findCommonOpening(
    zones.map((zone) => (when: Date) => read(zone, when)),
    at,
  );
  return { open: false, opensAt, reason, closedIn };
}

/** Finds or makes the value of a key. */
function remember<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

interface Remembered {
  readonly id: number;
  readonly zones: Map<string, Schedule>;
  readonly answers: Map<string, OpennessInAll>;
}

/** A cache for one batch. It answers for any instant from `now` on, and for earlier ones without remembering. */
export function createOpennessCache(now: Date): OpennessCache {
  const baseMs = now.getTime();
  const schedules = new Map<WeeklyHours | null, Map<HolidayDates, Remembered>>();
  const commonOpenings = new Map<string, { readonly opensAt: Date | null }>();
  let lastId = 0;
  const rememberedOf = (hours: WeeklyHours | null, holidays: HolidayDates): Remembered =>
    remember(
      remember(schedules, hours, () => new Map<HolidayDates, Remembered>()),
      holidays,
      () => ({ id: ++lastId, zones: new Map(), answers: new Map() }),
    );

  const cache: OpennessCache = {
    openness(hours, zone, holidays, at) {
      const atMs = at.getTime();
      if (atMs < baseMs) return ask(readSchedule(hours, zone, holidays, atMs), atMs);
      const { zones } = rememberedOf(hours, holidays);
      return ask(
        remember(zones, zone, () => readSchedule(hours, zone, holidays, baseMs)),
        atMs,
      );
    },
    opennessInAll(hours, zones, holidays, at) {
      // Many numbers share one set of zones, and a batch asks about few moments.
      const key = `${at.getTime()} ${zones.join(' ')}`;
      return remember(rememberedOf(hours, holidays).answers, key, () =>
        readInAll(zones, at, (zone, when) => cache.openness(hours, zone, holidays, when)),
      );
    },
    commonOpening(schedules, at) {
      if (schedules.some((schedule) => schedule.zones.length === 0)) return null;
      const ids = schedules.map(({ hours, holidays, zones }) => [rememberedOf(hours, holidays).id, ...zones]);
      return remember(commonOpenings, `${at.getTime()} ${ids.join(' ')}`, () => ({
        opensAt: findCommonOpening(
          schedules.flatMap(({ hours, holidays, zones }) =>
            zones.map((zone) => (when: Date) => cache.openness(hours, zone, holidays, when)),
          ),
          at,
        ),
      })).opensAt;
    },
  };
  return cache;
}

/**
 * Whether a schedule is open in a zone. Missing or broken hours, an unreadable holiday and an unknown zone are closed
 * and never open by themselves.
 */
export const openness = (
  hours: WeeklyHours | null,
  zone: string,
  holidays: HolidayDates,
  now: Date,
): Openness => createOpennessCache(now).openness(hours, zone, holidays, now);

/** Open only when the schedule is open in every zone; until the first of them closes. No zones means closed. */
export const opennessInAll = (
  hours: WeeklyHours | null,
  zones: readonly string[],
  holidays: HolidayDates,
  now: Date,
): OpennessInAll => createOpennessCache(now).opennessInAll(hours, zones, holidays, now);
