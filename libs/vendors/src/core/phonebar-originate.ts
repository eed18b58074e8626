import type { VendorDrift } from './capabilities.js';
import type { OriginateReport, PhonebarCall, PhonebarReading } from './phonebar.js';
import { VendorError } from './vendor-error.js';

export interface Watch {
  /** How long a call is looked for. */
  readonly windowMs: number;
  /** Between two looks; phonebars are not asked more than once a second. */
  readonly pollMs: number;
  monotonicNow(): number;
  sleep(ms: number): Promise<void>;
}

/** What a phonebar's client refuses by itself, before anything is sent. */
export const refusedBy = (vendor: VendorDrift['vendor'], operation: string, message: string): VendorError =>
  new VendorError({ kind: 'refused', effect: 'none', vendor, operation, repeatable: true, message });

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

/**
 * Looks through the whole window, or until a second call shows: a request that a browser repeats may be acted upon late. A call
 * that was seen and has ended meanwhile still counts.
 */
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
    seen = [...now, ...seen.filter((old) => !now.some((each) => each.handle === old.handle))];
    if (seen.length > 1 || monotonicNow() + pollMs > end) return seen;
    await sleep(pollMs);
  }
}

/** What a phonebar gives to the one way in which all of them dial. */
export interface Dialling {
  readonly vendor: VendorDrift['vendor'];
  readonly reading: PhonebarReading;
  readonly watch: Watch;
  readonly reportDrift?: ((drift: VendorDrift) => void) | undefined;
  list(): Promise<readonly PhonebarCall[]>;
}

/** Dials one call at a time over one phonebar, and reports a second call that came of one request. */
export class OneAtATime {
  private isDialling = false;

  constructor(private readonly of: Dialling) {}

  async originate(
    dial: () => Promise<unknown>,
    newCalls: (before: readonly PhonebarCall[], after: readonly PhonebarCall[]) => readonly PhonebarCall[],
  ): Promise<OriginateReport> {
    // Two clicks are no two calls.
    if (this.isDialling)
      throw refusedBy(this.of.vendor, 'originate', 'A call is being dialled already. Nothing was sent.');
    this.isDialling = true;
    try {
      // Nothing can be looked at: the request throws with an unknown effect, whatever became of it.
      const isBlind = this.of.reading === 'blind';
      const list = isBlind ? () => Promise.resolve([]) : () => this.of.list();
      const watch = isBlind ? { ...this.of.watch, windowMs: 0 } : this.of.watch;
      const report = await originateAndLook(list, dial, newCalls, watch);
      if (report.hasSecondCall) this.report('two calls came of one request');
      return report;
    } finally {
      this.isDialling = false;
    }
  }

  private report(what: string): void {
    this.of.reportDrift?.({ vendor: this.of.vendor, operation: 'originate', what });
  }
}
