import type { PromisedCall } from '../callback/callback.js';
import { createOpennessCache, type OpennessCache, type ZonedSchedule } from '../calling-hours/openness.js';
import type { Block, BlockCode } from './block.js';
import { campaignBlocks } from './campaign-blocks.js';
import type {
  Contactable,
  ContactableEntry,
  ContactFacts,
  ContactPolicy,
  NumberFacts,
} from './contactable.types.js';
import { entryBlocks, ownCallback } from './entry-blocks.js';
import { isOutForGood, numberBlocks } from './number-blocks.js';

/** Enough for a year of days on each of which another rule takes over. */
const MAX_STEPS = 800;

interface Chosen {
  readonly number: NumberFacts;
  readonly numberIndex: number;
  readonly blocks: readonly Block[];
  readonly until: Date | null;
}

interface Snapshot {
  /** The number to dial or to wait for; null when every number is out for good. */
  readonly chosen: Chosen | null;
  readonly skipped: readonly Block[];
  /** Of the campaign and the person. */
  readonly common: readonly Block[];
  readonly until: Date | null;
}

const byPosition = (numbers: readonly NumberFacts[]): readonly NumberFacts[] =>
  numbers.length < 2 ? numbers : [...numbers].sort((a, b) => a.position - b.position);

interface Reach {
  readonly from: number;
  readonly to: number;
  readonly whenEmpty: string;
}

/** The numbers that may be rung, as a range: a promised call rings the number it was promised to and no other. */
function reachOf(
  entry: ContactableEntry,
  numbers: readonly NumberFacts[],
  promised: PromisedCall | null,
): Reach {
  if (promised !== null) {
    const at = numbers.findIndex((number) => number.e164 === promised.number);
    const whenEmpty = 'The number that was promised a call is none of the contact any more.';
    return at < 0 ? { from: 0, to: 0, whenEmpty } : { from: at, to: at + 1, whenEmpty };
  }
  const whenEmpty = numbers.length === 0 ? 'The contact has no number.' : 'All its numbers are used up.';
  return { from: Math.max(0, entry.numberIndex), to: numbers.length, whenEmpty };
}

/** Everything that holds at one moment, without looking ahead. */
function look(
  entry: ContactableEntry,
  facts: ContactFacts,
  policy: ContactPolicy,
  at: Date,
  cache: OpennessCache,
): Snapshot {
  const campaign = campaignBlocks(policy, at, cache);
  const common = [...campaign.blocks, ...entryBlocks(entry, facts, policy, at)];
  const numbers = byPosition(facts.numbers);
  const skipped: Block[] = [];
  const reach = reachOf(entry, numbers, ownCallback(facts));
  for (let numberIndex = reach.from; numberIndex < reach.to; numberIndex++) {
    const number = numbers[numberIndex];
    if (number === undefined) break;
    const { blocks, until } = numberBlocks(number, policy, at, cache);
    if (!isOutForGood(blocks)) {
      return { chosen: { number, numberIndex, blocks, until }, skipped, common, until: campaign.until };
    }
    skipped.push(...blocks);
  }
  if (reach.from >= reach.to) {
    common.push({ code: 'NO_NUMBER', rule: null, evidence: reach.whenEmpty, clearsAt: null });
  }
  return { chosen: null, skipped, common, until: null };
}

/** The moment at which the last of these blocks clears; null when one never does by itself. */
function lastToClear(blocks: readonly Block[]): Date | null {
  let last: Date | null = null;
  for (const { clearsAt } of blocks) {
    if (clearsAt === null) return null;
    if (last === null || clearsAt > last) last = clearsAt;
  }
  return last;
}

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);

/**
 * May this contact be dialled now? The one place where that is decided.
 *
 * It names every block, not only the first. The number at `numberIndex` is dialled; one that is out for good (DNC without
 * expiry, unknown zone, not dialable, a cap that never clears) gives way to the next; one that is blocked for a while is
 * waited for, and its alternatives are not tried instead. For a batch hand over one cache made by `createOpennessCache`
 * and the same policy object throughout. A promised call rings its own number and waits for its moment; nothing else of
 * the policy gives way to it.
 */
export function contactable(
  entry: ContactableEntry,
  facts: ContactFacts,
  policy: ContactPolicy,
  now: Date,
  cache: OpennessCache = createOpennessCache(now),
): Contactable {
  const first = look(entry, facts, policy, now, cache);
  if (first.chosen === null) {
    return { eligible: false, blocks: [...first.common, ...first.skipped], eligibleAt: null };
  }
  const holding = [...first.common, ...first.chosen.blocks];
  if (holding.length > 0) {
    const eligibleAt = findEligibleAt(first, now, {
      lookAt: (at) => look(entry, facts, policy, at, cache),
      hoursOpenAfter: (number, at) => cache.commonOpening(schedulesOf(policy, number), at),
    });
    return {
      eligible: false,
      blocks: [...first.common, ...first.skipped, ...first.chosen.blocks],
      eligibleAt,
    };
  }
  if (first.until === null || first.chosen.until === null) {
    throw new Error('A contact was found eligible although one of its hours has no end.');
  }
  const { number, numberIndex } = first.chosen;
  const until = earlier(first.until, first.chosen.until);
  const callback = ownCallback(facts);
  const kept = callback === null ? {} : { callback };
  return { eligible: true, until, number, numberIndex, skipped: first.skipped, ...kept };
}

interface LookAhead {
  lookAt(at: Date): Snapshot;
  /** The first moment from `at` at which all hours that concern this number are open. */
  hoursOpenAfter(number: NumberFacts, at: Date): Date | null;
}

const schedulesOf = (policy: ContactPolicy, number: NumberFacts): readonly ZonedSchedule[] => [
  { hours: policy.dialingHours, holidays: policy.dialingHolidays, zones: [policy.campaign.zone] },
  { hours: policy.contactingHours, holidays: policy.contactingHolidays, zones: number.zones },
];

const HOURS_CODES: ReadonlySet<BlockCode> = new Set(['DIALING_HOURS', 'CONTACTING_HOURS', 'HOLIDAY']);

/**
 * The earliest moment without any block. Until the last of the present blocks clears nothing can be eligible, so each
 * step goes exactly there and looks again.
 */
function findEligibleAt(first: Snapshot, now: Date, ahead: LookAhead): Date | null {
  let at = now;
  let then = first;
  for (let step = 0; step < MAX_STEPS; step++) {
    if (then.chosen === null) return null;
    const blocks = [...then.common, ...then.chosen.blocks];
    if (blocks.length === 0) return at;
    const cleared = lastToClear(blocks);
    if (cleared === null || cleared <= at) return null;
    // Schedules that seldom meet would take a step a day; their meeting is remembered for the whole batch.
    const isHoursOnly = blocks.every((block) => HOURS_CODES.has(block.code));
    const next = isHoursOnly ? ahead.hoursOpenAfter(then.chosen.number, cleared) : cleared;
    if (next === null) return null;
    at = next;
    then = ahead.lookAt(at);
  }
  return null;
}
