/** A number that was added, and what the answer said. */
export interface Addition {
  readonly number: string;
  /** When the answer was here, on this machine's clock. */
  readonly answeredAtMs: number;
  /** The answer named a call to it that had passed the gate. */
  readonly wasPastGate: boolean;
}

/** One phone that rang, as the simulated vendor saw it on the same clock. */
export interface Dial {
  readonly number: string;
  readonly atMs: number;
}

export interface RaceFacts {
  readonly additions: readonly Addition[];
  readonly dials: readonly Dial[];
  readonly wanted: number;
  /** Processes that sent something. */
  readonly nodes: number;
  readonly sent: number;
  readonly seconds: number;
}

export interface RaceVerdict {
  readonly problems: readonly string[];
  readonly summary: string;
}

/** What has passed the gate is written to its socket within a second, or never; the rest is the way to the vendor. */
const WITHIN_MS = 1_000;
const UNDER_WAY_MS = 500;

const digitsOf = (number: string): string => number.replace(/\D/g, '');

/** Holds what the answers promised against what rang. */
export function judgeRace(facts: RaceFacts): RaceVerdict {
  const { additions, dials, wanted, nodes, sent, seconds } = facts;
  const rang = new Map<string, number[]>();
  for (const { number, atMs } of dials) {
    const digits = digitsOf(number);
    rang.set(digits, [...(rang.get(digits) ?? []), atMs]);
  }
  const late = { unnamed: 0, tooLate: 0, after: 0 };
  let stopped = 0;
  let before = 0;
  for (const { number, answeredAtMs, wasPastGate } of additions) {
    const times = rang.get(digitsOf(number)) ?? [];
    const lateTimes = times.filter((at) => at > answeredAtMs);
    if (times.length === 0) stopped++;
    else if (lateTimes.length === 0) before++;
    else if (!wasPastGate) late.unnamed++;
    else if (lateTimes.some((at) => at > answeredAtMs + WITHIN_MS + UNDER_WAY_MS)) late.tooLate++;
    else late.after++;
  }
  const problems = [
    ...(additions.length === wanted ? [] : [`${additions.length} of ${wanted} numbers were added`]),
    ...(late.unnamed === 0
      ? []
      : [`${late.unnamed} numbers rang after the answer, which did not name a call past the gate`]),
    ...(late.tooLate === 0 ? [] : [`${late.tooLate} named calls rang more than a second and a half later`]),
    ...(nodes >= 2 ? [] : [`${nodes} process sent all calls: it was no race of two`]),
    // Without these the race never took place.
    ...(stopped > 0 ? [] : ['no number was stopped']),
    ...(before + late.after > 0 ? [] : ['no number had rung before its answer']),
  ];
  const summary =
    `${additions.length} numbers added in ${seconds.toFixed(0)} s while ${nodes} processes sent ${sent} calls: ` +
    `${stopped} never rang, ${before} had rung before the answer, ${late.after} were named as past the gate and rang ` +
    `within ${((WITHIN_MS + UNDER_WAY_MS) / 1_000).toFixed(1)} s, ${late.unnamed + late.tooLate} broke the promise`;
  return { problems, summary };
}
