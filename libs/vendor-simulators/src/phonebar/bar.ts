import { CallEngine, type Call } from '../engine/call-engine.js';
import type { Chance } from '../engine/chance.js';
import type { SimClock } from '../engine/clock.js';
import { DialLog, type SimulatedVendor } from '../engine/dial-log.js';
import { Timers } from '../engine/timers.js';
import type { BarSettings } from './bar-settings.js';

/** The vendor's words for the state of a call (Motion page, "Call status Id"). */
export type SessionState =
  'CONNECTING' | 'ALERTING' | 'ACTIVE' | 'RELEASED' | 'INCOMING' | 'HOLDING' | 'TERMINATED';

/** One call of the agent. */
export interface Session {
  readonly id: string;
  /** The other party. */
  readonly number: string;
  readonly isIncoming: boolean;
  /** Queue an incoming call came through; empty for a direct one. */
  readonly queue: string;
  readonly startedAt: number;
  readonly call: Call;
  state: SessionState;
  /** The call that waits while this one is a consultation about it. */
  consultationFor: Session | null;
}

export interface BarParts {
  readonly vendor: SimulatedVendor;
  readonly settings: BarSettings;
  readonly clock: SimClock;
  readonly chance: Chance;
  /** How long an ended session stays in the list, showing how it ended. */
  readonly lingerMs: () => number;
}

const RECENTS_KEPT = 50;
const OVER: readonly SessionState[] = ['RELEASED', 'TERMINATED'];

export const isOver = ({ state }: Session): boolean => OVER.includes(state);
export const isUp = ({ state }: Session): boolean => state === 'ACTIVE' || state === 'HOLDING';

/** One phonebar with one agent: the calls on it and what the agent does with them. Knows nothing of HTTP. */
export class Bar {
  readonly settings: BarSettings;
  readonly timers: Timers;
  readonly engine: CallEngine;
  readonly dials: DialLog;
  private listed: Session[] = [];
  private ended: Session[] = [];
  private lastId = 0;
  private readonly lingerMs: () => number;

  constructor({ vendor, settings, clock, chance, lingerMs }: BarParts) {
    this.settings = settings;
    this.lingerMs = lingerMs;
    this.timers = new Timers(clock);
    this.engine = new CallEngine(this.timers, chance, () => settings.engine);
    this.dials = new DialLog(vendor);
  }

  /** What the list shows: calls, and for a moment those that have just ended. */
  sessions(): Session[] {
    return [...this.listed];
  }

  /** Calls that are not over. */
  live(): Session[] {
    return this.listed.filter((session) => !isOver(session));
  }

  /** Calls that are over, newest first. */
  recents(): Session[] {
    return [...this.ended];
  }

  secondsOf({ startedAt }: Session): number {
    return Math.max(0, Math.floor((this.timers.now() - startedAt) / 1000));
  }

  /** Dials; null when no line is free, and then nothing rang. */
  originate(number: string, operation: string): Session | null {
    let session: Session | null = null;
    const placed = this.engine.place({
      number,
      staysUp: !this.settings.farEndHangsUp,
      onRing: (call) => {
        session = this.list(call, { isIncoming: false, queue: '', state: 'CONNECTING' });
        this.noteDial(call, operation, session.id);
        this.alertLater(session);
      },
      onAnswer: () => this.moveTo(session, 'ACTIVE'),
      onEnd: () => this.finish(session, 'TERMINATED'),
    });
    return placed === null ? null : session;
  }

  /** Somebody calls the agent. Not a dial. Null when no line is free. */
  receive(number: string, queue: string): Session | null {
    let session: Session | null = null;
    const placed = this.engine.place({
      number,
      outcome: 'no_answer',
      ringMs: this.settings.callerWaitsMs,
      staysUp: !this.settings.farEndHangsUp,
      onRing: (call) => {
        session = this.list(call, { isIncoming: true, queue, state: 'INCOMING' });
      },
      onAnswer: () => this.moveTo(session, 'ACTIVE'),
      onEnd: () => this.finish(session, 'TERMINATED'),
    });
    return placed === null ? null : session;
  }

  /** Picks up; whoever the agent talks to is put on hold first. */
  answer(session: Session): void {
    this.holdAllBut(session);
    this.engine.answer(session.call);
  }

  hold(session: Session): void {
    session.state = 'HOLDING';
  }

  resume(session: Session): void {
    this.holdAllBut(session);
    session.state = 'ACTIVE';
  }

  /** Ends a call, or completes a consultation: then the two other parties stay connected without the agent. */
  hangUp(session: Session): void {
    const { consultationFor } = session;
    if (consultationFor !== null && isUp(session) && !isOver(consultationFor))
      return this.join(consultationFor, session);
    this.engine.hangUp(session.call);
  }

  /** Sends a call to another number without talking to it first. Null when no line is free. */
  transfer(session: Session, number: string, operation: string): Call | null {
    const target = this.engine.place({
      number,
      onRing: (call) => this.noteDial(call, operation, session.id),
      onEnd: () => void this.engine.hangUp(session.call),
    });
    // In instant mode the target is gone already, and the call with it.
    if (target !== null) this.finish(session, 'RELEASED');
    return target;
  }

  /** Connects the parties of two calls with each other; the agent leaves both. */
  join(one: Session, other: Session): void {
    this.finish(one, 'RELEASED');
    this.finish(other, 'RELEASED');
  }

  /** The far end hangs up. False when there is no call with that number. */
  farEndHangsUp(number: string): boolean {
    const session = this.live().find((one) => one.number === number);
    return session !== undefined && this.engine.hangUp(session.call);
  }

  /** The program is closed and started again: its calls are gone and session ids begin anew. */
  restart(): void {
    this.timers.cancelAll();
    this.engine.forgetAll();
    this.listed = [];
    this.ended = [];
    this.lastId = 0;
  }

  reset(): void {
    this.restart();
    this.dials.clear();
  }

  private list(
    call: Call,
    { isIncoming, queue, state }: Pick<Session, 'isIncoming' | 'queue' | 'state'>,
  ): Session {
    const session: Session = {
      id: String(++this.lastId),
      number: call.number,
      isIncoming,
      queue,
      startedAt: call.ringAt,
      call,
      state,
      consultationFor: null,
    };
    this.listed.push(session);
    return session;
  }

  private alertLater(session: Session): void {
    // A number that is busy or cannot be reached never rings.
    const rings = session.call.outcome === 'answered' || session.call.outcome === 'no_answer';
    if (!this.settings.showsAlerting || !rings) return;
    this.timers.after(this.settings.connectMs, () => {
      if (session.state === 'CONNECTING') session.state = 'ALERTING';
    });
  }

  private moveTo(session: Session | null, state: SessionState): void {
    if (session !== null) session.state = state;
  }

  private finish(session: Session | null, state: 'RELEASED' | 'TERMINATED'): void {
    if (session === null || isOver(session)) return;
    session.state = state;
    this.ended = [session, ...this.ended].slice(0, RECENTS_KEPT);
    const leave = (): void => {
      this.listed = this.listed.filter((other) => other !== session);
    };
    if (this.lingerMs() > 0) this.timers.after(this.lingerMs(), leave);
    else leave();
  }

  private holdAllBut(session: Session): void {
    for (const other of this.listed)
      if (other !== session && other.state === 'ACTIVE') other.state = 'HOLDING';
  }

  private noteDial(call: Call, operation: string, sessionId: string): void {
    this.dials.open(call, {
      operation,
      number: call.number,
      campaign: null,
      dp: null,
      correlation: null,
      leg: 'only',
      pushId: null,
      vendorCallId: sessionId,
    });
  }
}
