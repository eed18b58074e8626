import type { CampaignPreview, PreviewFunnel, PreviewHour, PreviewPace } from '@callspool/contracts';
import { anyOf, firstPass, judgeShape, type Opening, openMsWithin } from '@callspool/domain';
import type { ContactCount } from './contact-count.repository.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
export const PASS_WITHIN_MS = 21 * DAY_MS;
const SHOWN_ZONES = 50;

/** Callable contacts that share their zones. */
export interface ZoneGroup {
  readonly zones: readonly string[];
  readonly contacts: number;
}

/** When such contacts may be called: both layers of hours, from the start of the centre's day on for three weeks. */
export type OpeningsOf = (group: ZoneGroup) => readonly Opening[];

export interface PreviewFacts {
  readonly count: ContactCount | null;
  readonly day: Opening;
  readonly openingsOf: OpeningsOf;
  readonly pace: PreviewPace | null;
  readonly startAt: Date | null;
  readonly endAt: Date | null;
  readonly now: Date;
}

interface OpenGroup extends ZoneGroup {
  readonly openings: readonly Opening[];
}

type Outlook = Pick<CampaignPreview, 'funnel' | 'zones' | 'otherZones' | 'hours' | 'firstPassEndsAt'>;

export function toOutlook(facts: PreviewFacts): Outlook {
  const { count, now, day } = facts;
  const groups =
    count === null ? [] : groupsOf(count).map((group) => ({ ...group, openings: facts.openingsOf(group) }));
  const shownUntil = new Date(Math.max(day.to.getTime(), now.getTime() + DAY_MS));
  const shown = groups.slice(0, SHOWN_ZONES);
  const others = groups.slice(SHOWN_ZONES);
  return {
    funnel: count === null ? null : funnelOf(count, groups, now),
    zones: shown.map(({ zones, contacts, openings }) => ({
      zones: [...zones],
      contacts,
      isOpen: isOpenAt(openings, now),
      openings: clip(openings, { from: day.from, to: shownUntil }).map(toText),
    })),
    otherZones: { sets: others.length, contacts: sumOf(others) },
    ...hoursOf(groups, facts),
  };
}

const sumOf = (groups: readonly ZoneGroup[]): number =>
  groups.reduce((sum, { contacts }) => sum + contacts, 0);
const isOpenAt = (openings: readonly Opening[], at: Date): boolean =>
  openings.some(({ from, to }) => from <= at && at < to);
const toText = ({ from, to }: Opening) => ({ from: from.toISOString(), to: to.toISOString() });

function clip(openings: readonly Opening[], { from, to }: Opening): Opening[] {
  return openings
    .map((opening) => ({
      from: opening.from < from ? from : opening.from,
      to: opening.to > to ? to : opening.to,
    }))
    .filter((opening) => opening.from < opening.to);
}

/** Largest first. */
function groupsOf({ shapes }: ContactCount): ZoneGroup[] {
  const groups = new Map<string, ZoneGroup>();
  for (const shape of shapes) {
    const verdict = judgeShape(shape);
    if (shape.isHeld || verdict.kind !== 'callable') continue;
    const zones = [...new Set(verdict.zones)].sort();
    const known = groups.get(zones.join(' '));
    groups.set(zones.join(' '), { zones, contacts: shape.contacts + (known?.contacts ?? 0) });
  }
  return [...groups.values()].sort((one, other) => other.contacts - one.contacts);
}

function funnelOf(count: ContactCount, groups: readonly OpenGroup[], now: Date): PreviewFunnel {
  const sums = { do_not_call: 0, zone_unknown: 0, no_number: 0, callable: 0, held: 0 };
  for (const shape of count.shapes) {
    const { kind } = judgeShape(shape);
    sums[kind === 'callable' && shape.isHeld ? 'held' : kind] += shape.contacts;
  }
  const soon = { from: now, to: new Date(now.getTime() + DAY_MS) };
  return {
    contacts: count.contacts,
    samePerson: count.contacts - count.persons,
    doNotCall: sums.do_not_call,
    zoneUnknown: sums.zone_unknown,
    held: sums.held,
    callable: sums.callable,
    callableNow: sumOf(groups.filter(({ openings }) => isOpenAt(openings, now))),
    callableWithin24h: sumOf(groups.filter(({ openings }) => openMsWithin(openings, soon) > 0)),
  };
}

function hoursOf(
  groups: readonly OpenGroup[],
  facts: PreviewFacts,
): Pick<Outlook, 'hours' | 'firstPassEndsAt'> {
  const { now, day, pace } = facts;
  const hours = nextHours(day.from, now);
  const run = runOf(facts);
  const open = groups.map((group) => ({ ...group, openings: run === null ? [] : clip(group.openings, run) }));
  const pass = pace === null ? null : firstPass(sameTimes(open), pace.perSecond, hours);
  const anybody = anyOf(open.map(({ openings }) => openings));
  return {
    hours: hours.map((hour, index): PreviewHour => {
      const left = { from: hour.from < now ? now : hour.from, to: hour.to };
      const callable = open.filter(({ openings }) => openMsWithin(openings, left) > 0);
      return {
        from: hour.from.toISOString(),
        callable: sumOf(callable),
        attemptsAtMost:
          pace === null ? null : Math.floor((openMsWithin(anybody, left) / 1000) * pace.perSecond),
        firstTries: pass === null ? null : (pass.triesIn[index] ?? 0),
      };
    }),
    firstPassEndsAt: pass?.endsAt?.toISOString() ?? null,
  };
}

/** From now on, or from its start date, until its end date. */
function runOf({ startAt, endAt, now }: PreviewFacts): Opening | null {
  const from = startAt !== null && startAt > now ? startAt : now;
  const latest = new Date(now.getTime() + PASS_WITHIN_MS);
  const to = endAt !== null && endAt < latest ? endAt : latest;
  return from < to ? { from, to } : null;
}

/** Whole hours of the centre's day, the running one first. */
function nextHours(dayStart: Date, now: Date): Opening[] {
  const passed = Math.floor((now.getTime() - dayStart.getTime()) / HOUR_MS);
  return Array.from({ length: 24 }, (_, index) => {
    const fromMs = dayStart.getTime() + (passed + index) * HOUR_MS;
    return { from: new Date(fromMs), to: new Date(fromMs + HOUR_MS) };
  });
}

/** Many sets of zones come to the same times; a pass needs to know them once. */
function sameTimes(groups: readonly OpenGroup[]): OpenGroup[] {
  const byTimes = new Map<string, OpenGroup>();
  for (const group of groups) {
    const key = group.openings.map(({ from, to }) => `${from.getTime()} ${to.getTime()}`).join(' ');
    const known = byTimes.get(key);
    byTimes.set(key, known === undefined ? group : { ...known, contacts: known.contacts + group.contacts });
  }
  return [...byTimes.values()];
}
