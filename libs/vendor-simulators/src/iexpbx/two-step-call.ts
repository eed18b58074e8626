import type { Call } from '../engine/call-engine.js';
import type { Leg, Pbx } from './pbx.js';

export type Step = Omit<Leg, 'leg' | 'staysUp' | 'onAnswer' | 'onEnd'>;

export interface FinishedPair {
  readonly first: Call;
  /** Null when the second phone never rang. */
  readonly second: Call | null;
  /** Notes the ids of records in the ground truth of both phones. */
  note(which: 'first' | 'second' | 'both', cdrIds: readonly string[]): void;
}

/**
 * Rings one phone, and the other once the first has answered. When either hangs up the other ends too; `onEnd`
 * comes once, after both. Null when no line is free for the first.
 */
export function ringTwice(
  pbx: Pbx,
  steps: readonly [Step, Step],
  onEnd: (pair: FinishedPair) => void,
): Call | null {
  let second: Call | null = null;
  let secondIds: string[] = [];
  return pbx.ring({
    ...steps[0],
    leg: 'first',
    staysUp: true,
    onAnswer: (first) => {
      const isRinging = pbx.ring({
        ...steps[1],
        leg: 'second',
        onEnd: (call, cdrIds) => {
          second = call;
          secondIds = cdrIds;
          pbx.engine.hangUp(first);
        },
      });
      // Assigned already when the call is over within this request.
      second ??= isRinging;
      if (isRinging === null) pbx.engine.hangUp(first);
    },
    onEnd: (first, firstIds) => {
      if (second !== null) pbx.engine.hangUp(second);
      onEnd({
        first,
        second,
        note(which, cdrIds) {
          if (which !== 'second') firstIds.push(...cdrIds);
          if (which !== 'first') secondIds.push(...cdrIds);
        },
      });
    },
  });
}
