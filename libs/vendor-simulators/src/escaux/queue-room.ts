import type { Timers } from '../engine/timers.js';
import { isUp, type Channel } from './channel.js';
import type { Directory } from './directory.js';
import type { Exchange } from './exchange.js';
import type { Queue } from './fixture.js';
import type { History } from './history.js';

export interface Member {
  readonly queue: string;
  readonly phone: string;
  readonly membership: 'static' | 'dynamic';
  isPaused: boolean;
}

/** A caller in a queue. */
interface Waiting {
  readonly queue: Queue;
  readonly caller: Channel;
  readonly operation: string;
  readonly correlation: string | null;
  readonly onAnswer: () => void;
  /** A member's phone rings for this caller, or has just failed to be answered. */
  isOffered: boolean;
}

/** Between two tries of one caller; Asterisk's queues have such a pause too. */
const RETRY_MS = 1000;

/** Queues, their members and the callers who wait in them. */
export class QueueRoom {
  private members: Member[] = [];
  private waiting: Waiting[] = [];

  constructor(
    private readonly directory: Directory,
    private readonly exchange: Exchange,
    private readonly history: History,
    private readonly timers: Timers,
  ) {
    this.reset();
  }

  reset(): void {
    this.waiting = [];
    this.members = this.directory.queues.flatMap(({ name, staticMembers }) =>
      staticMembers.map((phone): Member => ({ queue: name, phone, membership: 'static', isPaused: false })),
    );
  }

  list(): readonly Member[] {
    return this.members;
  }

  membersOf(phone: string): Member[] {
    return this.members.filter((member) => member.phone === phone);
  }

  find(queue: string, phone: string): Member | undefined {
    return this.members.find((member) => member.queue === queue && member.phone === phone);
  }

  add(queue: string, phone: string): void {
    if (this.find(queue, phone) !== undefined) return;
    this.members.push({ queue, phone, membership: 'dynamic', isPaused: false });
    this.serve();
  }

  remove(member: Member): void {
    this.members = this.members.filter((other) => other !== member);
  }

  pause(member: Member, isPaused: boolean): void {
    member.isPaused = isPaused;
    this.serve();
  }

  /** Callers who wait, those whose member is ringing included. */
  waitingIn(queue: string): number {
    return this.waiting.filter((one) => one.queue.name === queue).length;
  }

  /** Device state of a member: 1 free, 2 in use, 5 unavailable, 6 ringing. */
  statusOf(phone: string): number {
    if (!this.directory.isRegistered(phone)) return 5;
    const channels = this.exchange.ofPhone(phone);
    if (channels.length === 0) return 1;
    return channels.some(isUp) ? 2 : 6;
  }

  /** A caller enters a queue, which answers at once with music. */
  enter(
    caller: Channel,
    queue: Queue,
    { operation, correlation, onAnswer }: Pick<Waiting, 'operation' | 'correlation' | 'onAnswer'>,
  ): void {
    const entry: Waiting = { queue, caller, operation, correlation, onAnswer, isOffered: false };
    caller.isAnsweredBySop = true;
    this.waiting.push(entry);
    caller.whenGone.push(() => this.leave(entry));
    this.serve();
  }

  /** Takes a caller out of every queue, as a redirect does. */
  takeOut(caller: Channel): void {
    this.waiting = this.waiting.filter((entry) => entry.caller !== caller);
  }

  /** Offers callers to members who are free. */
  serve(): void {
    for (const entry of [...this.waiting]) {
      if (entry.isOffered || !this.waiting.includes(entry)) continue;
      const member = this.members.find(
        ({ queue, phone, isPaused }) => queue === entry.queue.name && !isPaused && this.statusOf(phone) === 1,
      );
      if (member !== undefined) this.offer(entry, member.phone);
    }
  }

  private leave(entry: Waiting): void {
    this.waiting = this.waiting.filter((other) => other !== entry);
  }

  private offer(entry: Waiting, phone: string): void {
    const { caller, queue } = entry;
    const owner = this.directory.ownerOf(phone);
    entry.isOffered = true;
    const ringing = this.exchange.ring({
      operation: entry.operation,
      number: phone,
      phone,
      leg: 'second',
      correlation: entry.correlation,
      callerName: caller.callerName,
      callerNumber: caller.callerNumber,
      onAnswer: (channel) => {
        this.leave(entry);
        this.exchange.join(caller, channel);
        this.exchange.engine.answer(caller.call);
        entry.onAnswer();
      },
      onEnd: (channel, cdrIds) => {
        const ids = this.history.write({
          operation: entry.operation,
          startedAt: channel.call.ringAt,
          answeredAt: channel.call.answerAt,
          endedAt: this.timers.now(),
          callerName: caller.callerName,
          callerNumber: caller.callerNumber,
          calledNumber: queue.ext,
          caller: null,
          called: owner === null ? null : { ext: owner.ext, place: owner.place, isQueue: false },
          origchannel: caller.id,
          dstchannel: channel.id,
        });
        cdrIds.push(...ids);
        if (channel.call.answerAt === null) this.offerAgain(entry);
      },
    });
    if (ringing === null) return this.offerAgain(entry);
    // A caller who hangs up stops the ringing; an answered one has a partner by then.
    caller.whenGone.push(() => ringing.call.answerAt === null && this.exchange.hangUp(ringing));
  }

  private offerAgain(entry: Waiting): void {
    this.timers.after(RETRY_MS, () => {
      entry.isOffered = false;
      this.serve();
    });
  }
}
