import type { ConnectionCircuit, ConnectionHealth, ConnectionStanding } from '@callspool/contracts';

/** Call records are read every minute; after this long without an answer nobody can say that the vendor answers. */
const ANSWER_HOLDS_MS = 5 * 60_000;

export interface StandingFacts {
  /** Neither switched off nor archived. */
  readonly isInUse: boolean;
  readonly circuit: Pick<ConnectionCircuit, 'state'> | null;
  readonly lastAnswerAt: Date | null;
  /** The last test, where the caller knows of it. */
  readonly health?: Pick<ConnectionHealth, 'outcome' | 'at'> | null;
}

/** How a connection is, from the last word of whoever used it. */
export function standingOf(
  { isInUse, circuit, lastAnswerAt, health = null }: StandingFacts,
  now: Date,
): ConnectionStanding {
  if (!isInUse) return 'off';
  if (circuit?.state === 'open') return 'down';
  if (circuit?.state === 'half_open') return 'tries';
  const isTestLater =
    health !== null && (lastAnswerAt === null || new Date(health.at).getTime() > lastAnswerAt.getTime());
  if (isTestLater && health.outcome !== 'ok') return 'down';
  const isFresh = lastAnswerAt !== null && now.getTime() - lastAnswerAt.getTime() < ANSWER_HOLDS_MS;
  return isFresh || circuit?.state === 'closed' ? 'answers' : 'unknown';
}
