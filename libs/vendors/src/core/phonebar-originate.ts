import type { OriginateReport, PhonebarCall } from './phonebar.js';
import { VendorError } from './vendor-error.js';

export interface Watch {
  /** How long a call is looked for. */
  readonly windowMs: number;
  /** Between two looks; phonebars are not asked more than once a second. */
  readonly pollMs: number;
  monotonicNow(): number;
  sleep(ms: number): Promise<void>;
}

export const digitsOf = (number: string): string => number.replace(/\D/g, '');

/**
 * Lists, dials once, and looks what came of it. A browser may silently repeat a GET whose reused line was cut after it had acted
 * (fetch standard, network errors on kept-alive lines), so every dialling is followed by a look for a second call, also when the
 * first answer was good. What is in doubt and is not seen stays in doubt.
 */
export async function originateAndLook(
  list: () => Promise<readonly PhonebarCall[]>,
  dial: () => Promise<unknown>,
  newCalls: (before: readonly PhonebarCall[], after: readonly PhonebarCall[]) => readonly PhonebarCall[],
  watch: Watch,
): Promise<OriginateReport> {
  const before = await list();
  const doubt = await dial().then(
    () => null,
    (error: unknown) => {
      if (error instanceof VendorError && error.effect === 'unknown') return error;
      throw error;
    },
  );
  const calls = await look(async () => newCalls(before, await list()), watch);
  if (calls.length === 0 && doubt !== null) throw doubt;
  return {
    answer: doubt === null ? 'accepted' : 'unclear',
    outcome: calls.length > 0 ? 'seen' : 'unconfirmed',
    calls,
    hasSecondCall: calls.length > 1,
  };
}

/** Looks until a call shows, and once more after that: the second may come a little later. */
async function look(
  newCalls: () => Promise<readonly PhonebarCall[]>,
  { windowMs, pollMs, monotonicNow, sleep }: Watch,
): Promise<readonly PhonebarCall[]> {
  const end = monotonicNow() + windowMs;
  let seen: readonly PhonebarCall[] = [];
  for (;;) {
    const now = await newCalls().catch((error: unknown) => {
      // One look that fails proves nothing; the next may succeed.
      if (error instanceof VendorError) return [];
      throw error;
    });
    if (now.length > 1) return now;
    // The first may have ended between the two looks, and the second may be ringing.
    if (seen.length > 0)
      return [...now, ...seen.filter((old) => !now.some((each) => each.handle === old.handle))];
    seen = now;
    if (seen.length === 0 && monotonicNow() + pollMs > end) return seen;
    await sleep(pollMs);
  }
}
