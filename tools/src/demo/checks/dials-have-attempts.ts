import { checked, type Check } from './facts.js';
import { attemptIdIn, attemptsById, describeDial, dialsByAttempt, digitsOf } from './matching.js';

/** Every phone that rang, rang for exactly one attempt, and on the number of that attempt. */
export const dialsHaveAttempts: Check = (facts) => {
  const attempts = attemptsById(facts);
  const problems = facts.dials.flatMap((dial) => {
    const id = attemptIdIn(dial.correlation);
    const attempt = id === null ? undefined : attempts.get(id);
    if (attempt === undefined) return [`${describeDial(dial)} belongs to no attempt`];
    if (dial.leg !== 'first' && digitsOf(dial.number) !== digitsOf(attempt.dialedAs)) {
      return [`${describeDial(dial)} rang another number than attempt ${attempt.id}: ${attempt.dialedAs}`];
    }
    return [];
  });
  return checked('every dial maps to exactly one attempt', problems);
};

/** No attempt rang a contact twice. */
export const attemptsDialOnce: Check = (facts) => {
  const problems: string[] = [];
  for (const [id, dials] of dialsByAttempt(facts)) {
    const rings = dials.filter((dial) => dial.leg !== 'first');
    if (rings.length > 1) problems.push(`attempt ${id} rang ${rings.length} times`);
  }
  return checked('no attempt rang twice', problems);
};
