import { within, type Chance, type Range } from './chance.js';
import {
  decideOutcome,
  DEFAULT_OUTCOME_WEIGHTS,
  type CallOutcome,
  type OutcomeSettings,
} from './outcomes.js';
import type { Timers } from './timers.js';

export interface EngineSettings extends OutcomeSettings {
  /** Calls complete within the request that placed them, without timers: for benches. */
  instant: boolean;
  /** Lines of the whole system; a call needs one from its first ring to its end. */
  lines: number;
  /** How long a phone rings, in milliseconds of the simulator's clock. */
  ringMs: Range;
  /** How long an answered call lasts, in milliseconds of the simulator's clock. */
  talkMs: Range;
}

export const defaultEngineSettings = (): EngineSettings => ({
  instant: false,
  lines: 500,
  ringMs: [500, 2000],
  talkMs: [1000, 4000],
  outcomes: {},
  outcomeBy: 'digits',
  outcomeWeights: { ...DEFAULT_OUTCOME_WEIGHTS },
});

/** One phone ringing, and what became of it. Times are milliseconds since the epoch. */
export interface Call {
  readonly number: string;
  readonly ringAt: number;
  outcome: CallOutcome;
  answerAt: number | null;
  endAt: number | null;
}

export interface CallRequest {
  readonly number: string;
  /** Overrides script, digits and chance. */
  readonly outcome?: CallOutcome;
  /** Once answered it lasts until `hangUp`. */
  readonly staysUp?: boolean;
  /** How long this phone rings, in place of the settings' `ringMs`; also in instant mode. */
  readonly ringMs?: Range;
  readonly onRing: (call: Call) => void;
  readonly onAnswer?: (call: Call) => void;
  readonly onEnd: (call: Call) => void;
}

interface Running {
  readonly request: CallRequest;
  cancel: () => void;
}

/** Rings phones, answers some and ends them all. Every simulator draws its records from what happens here. */
export class CallEngine {
  private readonly running = new Map<Call, Running>();

  constructor(
    private readonly timers: Timers,
    private readonly chance: Chance,
    private readonly settings: () => EngineSettings,
  ) {}

  get busyLines(): number {
    return this.running.size;
  }

  get hasFreeLine(): boolean {
    return this.running.size < this.settings().lines;
  }

  active(): Call[] {
    return [...this.running.keys()];
  }

  /** Rings a phone now. Null when no line is free: then nothing rang. */
  place(request: CallRequest): Call | null {
    if (!this.hasFreeLine) return null;
    const outcome = request.outcome ?? decideOutcome(request.number, this.settings(), this.chance);
    const call: Call = {
      number: request.number,
      ringAt: this.timers.now(),
      outcome,
      answerAt: null,
      endAt: null,
    };
    const running: Running = { request, cancel: () => undefined };
    this.running.set(call, running);
    request.onRing(call);
    if (this.settings().instant && request.ringMs === undefined) this.ringOut(call);
    else
      running.cancel = this.timers.after(within(request.ringMs ?? this.settings().ringMs, this.chance), () =>
        this.ringOut(call),
      );
    return call;
  }

  /** Somebody picks up a phone that rings, whatever was decided for it; false when it rings no more. */
  answer(call: Call): boolean {
    const running = this.running.get(call);
    if (running === undefined || call.answerAt !== null) return false;
    running.cancel();
    call.outcome = 'answered';
    this.ringOut(call);
    return true;
  }

  /** Ends a call that still rings or talks; false when it is over already. */
  hangUp(call: Call): boolean {
    const running = this.running.get(call);
    if (running === undefined) return false;
    running.cancel();
    if (call.answerAt === null) call.outcome = 'cancelled';
    this.end(call);
    return true;
  }

  forgetAll(): void {
    for (const running of this.running.values()) running.cancel();
    this.running.clear();
  }

  private ringOut(call: Call): void {
    const running = this.running.get(call);
    if (running === undefined) return;
    if (call.outcome !== 'answered') return this.end(call);
    call.answerAt = this.timers.now();
    running.request.onAnswer?.(call);
    if (running.request.staysUp === true) return;
    if (this.settings().instant) this.end(call);
    else
      running.cancel = this.timers.after(within(this.settings().talkMs, this.chance), () => this.end(call));
  }

  private end(call: Call): void {
    const running = this.running.get(call);
    if (running === undefined) return;
    this.running.delete(call);
    call.endAt = this.timers.now();
    running.request.onEnd(call);
  }
}
