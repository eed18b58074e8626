import { checked, type Check, type DncFact } from './facts.js';
import { contactDials, describeDial } from './matching.js';

/** No phone rang whose number was on the do-not-call list, save those named as already past the gate. */
export const noDialAfterDnc: Check = (facts) => {
  const pastGate = new Set(facts.pastGate);
  const numbers = new Map<string, DncFact[]>();
  for (const entry of facts.dnc) {
    if (entry.match === 'number') numbers.set(entry.value, [...(numbers.get(entry.value) ?? []), entry]);
  }
  const prefixes = facts.dnc.filter((entry) => entry.match === 'prefix');
  // A value that is compared with nothing would let every dial pass.
  const problems = facts.dnc
    .filter(({ value }) => !/^\+\d+$/.test(value))
    .map(({ value }) => `the entry "${value}" is no number in E.164, so nothing can be compared with it`);
  const notes: string[] = [];
  for (const { dial, attempt } of contactDials(facts)) {
    const entries = [
      ...(numbers.get(attempt.number) ?? []),
      ...prefixes.filter((p) => attempt.number.startsWith(p.value)),
    ];
    const hit = entries.find(
      (entry) =>
        entry.createdAt <= dial.at &&
        (entry.removedAt === null || entry.removedAt > dial.at) &&
        (entry.campaignId === null || entry.campaignId === attempt.campaignId),
    );
    if (hit === undefined) continue;
    const what = `${describeDial(dial)}; do-not-call since ${hit.createdAt.toISOString()}`;
    if (pastGate.has(attempt.id)) notes.push(`${what}; was named as already past the gate`);
    else problems.push(what);
  }
  return checked('no dial after a do-not-call entry', problems, notes);
};
