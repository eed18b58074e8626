import { checked, type Check, type RunFacts } from './facts.js';
import { contactDials } from './matching.js';

/** Nobody was rung more often than a cap allows, whoever's attempt it was. */
export const noDialAboveCaps: Check = (facts) => {
  const problems = facts.caps.flatMap((cap) => {
    const found: string[] = [];
    for (const [key, times] of timesBy(facts, cap.scope)) {
      const most = mostWithin(times, cap.seconds * 1000);
      if (most > cap.max)
        found.push(
          `${cap.scope} ${key} was rung ${most} times within ${cap.seconds} s; the cap is ${cap.max}`,
        );
    }
    return found;
  });
  return checked('no dial above a cap', problems);
};

function timesBy(facts: RunFacts, scope: 'number' | 'person'): ReadonlyMap<string, readonly number[]> {
  const times = new Map<string, number[]>();
  for (const { dial, attempt } of contactDials(facts)) {
    const key = scope === 'number' ? attempt.number : attempt.personId;
    if (key === null) continue;
    const known = times.get(key);
    if (known === undefined) times.set(key, [dial.at.getTime()]);
    else known.push(dial.at.getTime());
  }
  return times;
}

/** The most moments that fall into any window of this length. */
export function mostWithin(times: readonly number[], windowMs: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  let most = 0;
  let first = 0;
  sorted.forEach((time, index) => {
    while (time - sorted[first]! >= windowMs) first++;
    most = Math.max(most, index - first + 1);
  });
  return most;
}
