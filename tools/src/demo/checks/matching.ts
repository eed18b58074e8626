import type { AttemptFact, DialFact, RunFacts } from './facts.js';

/** The id of the attempt that a vendor's text carries: 32 hex digits, wherever they stand in it. */
export function attemptIdIn(text: string | null): string | null {
  const hex = /(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/i.exec(text ?? '')?.[0]?.toLowerCase();
  if (hex === undefined) return null;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export const digitsOf = (number: string): string => number.replace(/\D/g, '');

/** The dials of each attempt, by the id that the vendor carried. */
export function dialsByAttempt(facts: RunFacts): ReadonlyMap<string, readonly DialFact[]> {
  const dials = new Map<string, DialFact[]>();
  for (const dial of facts.dials) {
    const id = attemptIdIn(dial.correlation);
    if (id === null) continue;
    const known = dials.get(id);
    if (known === undefined) dials.set(id, [dial]);
    else known.push(dial);
  }
  return dials;
}

export const attemptsById = (facts: RunFacts): ReadonlyMap<string, AttemptFact> =>
  new Map(facts.attempts.map((attempt) => [attempt.id, attempt]));

/** The dials that rang a contact, with their attempt; a masked call's first leg rings one's own house. */
export function contactDials(facts: RunFacts): { readonly dial: DialFact; readonly attempt: AttemptFact }[] {
  const attempts = attemptsById(facts);
  return facts.dials.flatMap((dial) => {
    const attempt = attempts.get(attemptIdIn(dial.correlation) ?? '');
    return attempt === undefined || dial.leg === 'first' ? [] : [{ dial, attempt }];
  });
}

export const describeDial = (dial: DialFact): string =>
  `${dial.vendor} dial ${dial.id} to ${dial.number} at ${dial.at.toISOString()}`;
