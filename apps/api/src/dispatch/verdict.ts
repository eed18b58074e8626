import {
  type Block,
  type Contactable,
  contactable,
  type ContactFacts,
  type ContactPolicy,
  type OpennessCache,
  type PromisedCall,
} from '@callspool/domain';
import type { DispatchEntry } from './dispatch-entry.js';
import type { Verdict } from './entries.repository.js';

/** A live attempt ends by an event elsewhere; look again soon instead of waiting to be told. */
const IN_FLIGHT_RECHECK_MS = 10_000;
/** Codes that no passing of time clears, and that end the entry rather than block it. */
const ENDED = new Set(['CONTACT_CLOSED', 'NO_NUMBER']);

/** Judges an entry that is about to be dialled or promoted: its own state is no obstacle then. */
export function judge(
  entry: DispatchEntry,
  facts: ContactFacts,
  policy: ContactPolicy,
  now: Date,
  cache: OpennessCache,
): Contactable {
  return contactable({ ...entry, state: 'ready' }, facts, policy, now, cache);
}

/** The cached form of an answer. */
export function toVerdict(entry: DispatchEntry, answer: Contactable, now: Date): Verdict {
  if (answer.eligible) {
    return {
      id: entry.id,
      state: 'ready',
      eligibleAt: now,
      until: answer.until,
      blocks: [],
      rank: answer.callback === undefined ? rankOf(entry) : promisedRank(answer.callback),
    };
  }
  const blocks = [...new Set(answer.blocks.map((block) => block.code))];
  const base = { id: entry.id, until: null, blocks, rank: null };
  const eligibleAt = answer.eligibleAt ?? recheckAt(answer.blocks, now);
  if (eligibleAt !== null) return { ...base, state: 'waiting', eligibleAt };
  const isOver = answer.blocks.some((block) => ENDED.has(block.code));
  return { ...base, state: isOver ? 'done' : 'blocked', eligibleAt: null };
}

/**
 * A live attempt is never far from its end. Which of the contact's numbers may be called then is known only then; what
 * holds them all without end is not waited for.
 */
function recheckAt(blocks: readonly Block[], now: Date): Date | null {
  const isInFlight = blocks.some(({ code }) => code === 'IN_FLIGHT');
  const isHeld = blocks.some(
    ({ code, clearsAt, number }) => code !== 'IN_FLIGHT' && clearsAt === null && number === undefined,
  );
  return isInFlight && !isHeld ? new Date(now.getTime() + IN_FLIGHT_RECHECK_MS) : null;
}

/** Before every priority there is: nothing else has a rank below zero. The earliest promise first. */
const promisedRank = (callback: PromisedCall): bigint => -(2n ** 62n) + BigInt(callback.dueAt.getTime());

/** Smaller goes first: priority, then people already tried (recycled before fresh), then the order of the file. */
export function rankOf(entry: Pick<DispatchEntry, 'priority' | 'tries' | 'lineNumber'>): bigint {
  return BigInt(entry.priority) * 4_294_967_296n + (entry.tries > 0 ? 0n : BigInt(entry.lineNumber));
}
