import type { Chance } from '../engine/chance.js';
import type { SimClock } from '../engine/clock.js';
import { Timers } from '../engine/timers.js';
import type { FaultBoard } from '../http/faults.js';
import type { Channel } from './channel.js';
import { Directory } from './directory.js';
import { Events } from './events.js';
import { Exchange } from './exchange.js';
import type { SopFixture } from './fixture.js';
import { History, type Party } from './history.js';
import { Pum } from './pum.js';
import { QueueRoom } from './queue-room.js';
import type { EscauxSettings } from './settings.js';

export interface SopParts {
  readonly settings: EscauxSettings;
  readonly fixture: SopFixture;
  readonly clock: SimClock;
  readonly chance: Chance;
  readonly faults: FaultBoard;
  readonly sendEvent: (document: Buffer) => void;
}

/** A call that is to be connected to a number. */
export interface Connecting {
  readonly operation: string;
  readonly correlation?: string | null;
  /** Extension that called, when it is one of ours. */
  readonly caller: Party | null;
  /** Who takes part in the ground truth as what. */
  readonly leg?: 'only' | 'second';
  readonly onAnswer?: () => void;
  /** The channel is gone, or the number was not answered. */
  readonly onFail?: () => void;
  /** Takes the ids of records beside the called leg's own list. */
  readonly alsoNoteIn?: string[];
}

const FIRST_SLOT = 701;

/** Everything one SOP remembers and does, without its HTTP. */
export class Sop {
  readonly settings: EscauxSettings;
  readonly faults: FaultBoard;
  readonly timers: Timers;
  readonly directory: Directory;
  readonly exchange: Exchange;
  readonly history: History;
  readonly queues: QueueRoom;
  readonly pum: Pum;
  readonly events: Events;
  private readonly resetTasks = new Set<() => void>();

  constructor(parts: SopParts) {
    this.settings = parts.settings;
    this.faults = parts.faults;
    this.timers = new Timers(parts.clock);
    this.directory = new Directory(parts.fixture);
    this.exchange = new Exchange(parts.settings, this.timers, parts.chance);
    this.history = new History(parts.settings, this.timers, parts.faults);
    this.queues = new QueueRoom(this.directory, this.exchange, this.history, this.timers);
    this.pum = new Pum(parts.settings, this.timers, this.directory);
    this.events = new Events(parts.settings, this.timers, parts.faults, parts.sendEvent);
    this.exchange.onChange = () => this.queues.serve();
  }

  /** Whether a number leads anywhere: outside, to a queue, or to an extension with a phone that can ring. */
  isReachable(number: string): boolean {
    const entry = this.directory.find(number);
    return entry === undefined || this.directory.ringable(entry) !== null;
  }

  /** Rings a number for a channel; false when it cannot be rung at all. Both legs end together. */
  connect(channel: Channel, number: string, how: Connecting): boolean {
    const queue = this.directory.queueAt(number);
    if (queue !== undefined) {
      const { operation, correlation = null, onAnswer = () => undefined } = how;
      channel.whenGone.push(() => {
        const ids = this.recordQueueCall(channel, number, how);
        how.alsoNoteIn?.push(...ids);
        how.onFail?.();
      });
      this.queues.enter(channel, queue, { operation, correlation, onAnswer });
      return true;
    }
    const entry = this.directory.find(number);
    const target = entry === undefined ? null : this.directory.ringable(entry);
    if (entry !== undefined && target === null) return false;
    const rung = this.exchange.ring({
      operation: how.operation,
      number,
      phone: target?.phone ?? null,
      leg: how.leg ?? 'only',
      correlation: how.correlation ?? null,
      callerName: channel.callerName,
      callerNumber: channel.callerNumber,
      onAnswer: (called) => {
        this.exchange.join(channel, called);
        this.exchange.engine.answer(channel.call);
        how.onAnswer?.();
      },
      onEnd: (called, cdrIds) => {
        const ids = this.history.write({
          operation: how.operation,
          startedAt: called.call.ringAt,
          answeredAt: called.call.answerAt,
          endedAt: this.timers.now(),
          callerName: channel.callerName,
          callerNumber: channel.callerNumber,
          calledNumber: number,
          caller: how.caller,
          called: target === null ? null : { ext: number, place: target.place, isQueue: false },
          origchannel: channel.id,
          dstchannel: called.id,
        });
        cdrIds.push(...ids);
        how.alsoNoteIn?.push(...ids);
        how.onFail?.();
      },
    });
    // Coupled while it rings as well, unless all of it is over already.
    if (rung !== null && rung.call.endAt === null && channel.call.endAt === null && rung.partner === null)
      this.exchange.join(channel, rung);
    if (rung !== null && rung.call.endAt !== null) this.exchange.hangUp(channel);
    return rung !== null;
  }

  /** Somebody outside calls an extension or a queue; false when no line is free or nothing can ring. */
  receive(src: string, to: string): boolean {
    const number = this.directory.queue(to)?.ext ?? to;
    const isKnown = this.directory.find(number) !== undefined || this.directory.queueAt(number) !== undefined;
    if (!isKnown) throw new RangeError(`There is no extension or queue "${to}".`);
    if (!this.isReachable(number)) return false;
    const caller = this.exchange.ring({
      operation: 'incoming',
      number: src,
      phone: null,
      callerName: src,
      callerNumber: src,
      isOriginating: true,
      staysUp: true,
      outcome: 'no_answer',
      ringMs: this.settings.callerWaitsMs,
    });
    if (caller === null) return false;
    this.announce(caller, number);
    return this.connect(caller, number, { operation: 'incoming', caller: null });
  }

  /** `evNewOrigChannel`: a call, known by its originating channel, is sent to an extension. */
  announce(channel: Channel, number: string): void {
    this.events.emit('evNewOrigChannel', {
      Channel: channel.id,
      CallerId: channel.callerNumber,
      Extension: number,
    });
  }

  /** Puts a channel into a slot, where it hears music; a second one comes along. */
  park(channel: Channel, second: Channel | null): void {
    const slot = this.freeSlot();
    if (second !== null && channel.partner === second) this.exchange.separate(channel);
    for (const one of second === null ? [channel] : [channel, second]) {
      this.detach(one);
      one.slot = slot;
      one.isAnsweredBySop = true;
      this.events.emit('evParked', { ParkSlot: slot, Channel: one.id });
    }
  }

  /** Frees a channel from partner, slot, hold and queue, so that it can go elsewhere. */
  detach(channel: Channel): void {
    this.queues.takeOut(channel);
    this.exchange.release(channel);
    channel.slot = null;
    channel.isHeld = false;
  }

  parked(): Channel[] {
    return this.exchange.channels().filter(({ slot }) => slot !== null);
  }

  /** Runs a task should the SOP be reset. The returned function calls that off. */
  whenReset(task: () => void): () => void {
    this.resetTasks.add(task);
    return () => this.resetTasks.delete(task);
  }

  /** Forgets calls and records; the numbering of both goes on. */
  reset(): void {
    this.timers.cancelAll();
    this.exchange.forgetAll();
    this.exchange.dials.clear();
    this.history.clear();
    this.directory.reset();
    this.queues.reset();
    this.pum.reset();
    this.events.clear();
    for (const task of this.resetTasks) task();
  }

  private freeSlot(): string {
    const taken = new Set(this.parked().map(({ slot }) => slot));
    let slot = FIRST_SLOT;
    while (taken.has(String(slot))) slot += 1;
    return String(slot);
  }

  private recordQueueCall(channel: Channel, number: string, how: Connecting): string[] {
    return this.history.write({
      operation: how.operation,
      startedAt: channel.call.ringAt,
      answeredAt: channel.call.answerAt,
      endedAt: this.timers.now(),
      callerName: channel.callerName,
      callerNumber: channel.callerNumber,
      calledNumber: number,
      caller: how.caller,
      called: { ext: number, place: 'none', isQueue: true },
      origchannel: channel.id,
      dstchannel: '',
    });
  }
}
