import { checked, type AttemptFact, type Check } from './facts.js';
import { attemptIdIn, dialsByAttempt } from './matching.js';

const hasEvidence = (attempt: AttemptFact): boolean =>
  attempt.dialedAt !== null || (attempt.result !== null && attempt.result !== 'UNCONFIRMED');

/** What the service claims to have evidence for, rang; and its result is what happened. */
export const evidenceIsTrue: Check = (facts) => {
  const dials = dialsByAttempt(facts);
  const problems = facts.attempts.filter(hasEvidence).flatMap((attempt) => {
    const rings = (dials.get(attempt.id) ?? []).filter((dial) => dial.leg !== 'first');
    if (rings.length === 0)
      return [`attempt ${attempt.id} is ${attempt.result ?? attempt.state}, but nothing rang`];
    const isSettled = attempt.result !== null && attempt.result !== 'UNCONFIRMED';
    if (!isSettled || rings.some((dial) => fits(attempt.result ?? '', dial.outcome))) return [];
    return [
      `attempt ${attempt.id} is ${attempt.result}, but the phone was ${rings.map((d) => d.outcome).join(', ')}`,
    ];
  });
  return checked('every attempt with evidence maps to its dial, and its result is what happened', problems);
};

const OUTCOME_RESULTS: Readonly<Record<string, readonly string[]>> = {
  answered: ['ANSWERED', 'MACHINE'],
  no_answer: ['NO_ANSWER'],
  busy: ['BUSY'],
  congestion: ['CONGESTION'],
  // A vendor's word for a call that never got through says no more than that it failed.
  failed: ['CONGESTION', 'INVALID_NUMBER', 'NO_ANSWER', 'REJECTED'],
  cancelled: ['CANCELLED', 'NO_ANSWER'],
};

const fits = (result: string, outcome: string): boolean =>
  OUTCOME_RESULTS[outcome]?.includes(result) ?? false;

const NOT_SENT = new Set(['REFUSED', 'RELEASED']);
const COUNTED = new Set(['ACCEPTED', 'IN_DOUBT', 'RECALLED', 'CLOSED', 'OBSERVED']);
const WAITS_AT_VENDOR = new Set(['waiting', 'dialling']);

/** An attempt for which nothing rang was refused, never sent, still waits at the vendor, or is counted all the same. */
export const silentAttemptsAreExplained: Check = (facts) => {
  const dials = dialsByAttempt(facts);
  const waiting = new Set(
    facts.vendorSpool.filter((item) => WAITS_AT_VENDOR.has(item.state)).map((item) => attemptIdIn(item.data)),
  );
  const problems: string[] = [];
  const notes: string[] = [];
  for (const attempt of facts.attempts) {
    if (dials.has(attempt.id)) continue;
    const what = `attempt ${attempt.id} to ${attempt.number}`;
    if (NOT_SENT.has(attempt.state)) notes.push(`${what}: ${attempt.state}${reason(attempt)}`);
    else if (waiting.has(attempt.id)) notes.push(`${what}: still in the vendor's spool`);
    else if (COUNTED.has(attempt.state) && !hasEvidence(attempt)) {
      notes.push(
        `${what}: ${attempt.state}${attempt.result === null ? '' : ` ${attempt.result}`}, counted as dialled`,
      );
    } else problems.push(`${what} is ${attempt.state} without a dial and without an explanation`);
  }
  return checked('every attempt without a dial is explained', problems, notes);
};

const reason = (attempt: AttemptFact): string => (attempt.error === null ? '' : ` (${attempt.error})`);
