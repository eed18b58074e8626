import { connect, type Socket } from 'node:net';
import { StringDecoder } from 'node:string_decoder';
import type { EventHandlers, VendorDrift } from '../core/capabilities.js';
import type { XmlElement } from '../core/xml.js';
import { EventStream, isPong, toEvent } from './escaux-event.wire.js';

/** "The maximum acceptable delay between sending the ccPing action and receiving the evPong response is 1 second" (guide). */
export const PONG_WITHIN_MS = 1_000;
/** What a pong may come behind an answer that itself took a second. */
const SLACK_MS = 250;

export interface EscauxEventsOptions {
  readonly host: string;
  readonly port: number;
  /** ccPing over HTTP; resolves when the SOP answered 0. */
  readonly ping: () => Promise<void>;
  readonly pingEveryMs: number;
  readonly clock: { now(): Date };
  monotonicNow(): number;
  readonly reportDrift?: ((drift: VendorDrift) => void) | undefined;
  readonly handlers: EventHandlers;
  /** The first rest after a lost line; each next one is twice as long, up to the longest. */
  readonly firstRestMs?: number;
  readonly longestRestMs?: number;
  readonly connectWithinMs?: number;
}

/**
 * The SOP's event socket: connects again by itself, proves itself alive, and hands on what comes. Nothing is ever sent on it and
 * nothing that was missed comes again (inferred), so every new line is announced.
 */
export class EscauxEvents {
  private socket: Socket | null = null;
  private timer: NodeJS.Timeout | null = null;
  private isClosed = false;
  private restMs: number;

  constructor(private readonly options: EscauxEventsOptions) {
    this.restMs = options.firstRestMs ?? 1_000;
  }

  open(): void {
    if (this.isClosed || this.socket !== null) return;
    const { host, port, connectWithinMs = 10_000 } = this.options;
    const socket = connect({ host, port });
    this.socket = socket;
    const stream = new EventStream();
    const decoder = new StringDecoder('utf8');
    const line = new Line(socket);
    let isUp = false;
    socket.setTimeout(connectWithinMs, () => {
      if (!isUp) line.drop('no connection came about in time');
    });
    socket.on('connect', () => {
      isUp = true;
      socket.setTimeout(0);
      this.options.handlers.onConnected();
      this.watch(line);
    });
    socket.on('data', (bytes) => this.take(line, stream.push(decoder.write(bytes))));
    socket.on('error', () => line.drop(isUp ? 'the line was cut' : 'nothing listens at the event port'));
    // A SOP that ends its half sends no more events.
    socket.on('end', () => line.drop('the SOP closed the line'));
    socket.on('close', () => this.lost(line, isUp));
  }

  close(): void {
    this.isClosed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    this.socket?.destroy();
  }

  private take(line: Line, outcome: ReturnType<EventStream['push']>): void {
    if (line.why !== null || this.isClosed) return;
    if ('broken' in outcome) {
      line.drop(outcome.broken);
      return;
    }
    for (const element of outcome.events) this.handle(line, element);
  }

  private handle(line: Line, element: XmlElement): void {
    // Only a line that brings events counts as recovered; one that is accepted and cut again keeps its rest.
    this.restMs = this.options.firstRestMs ?? 1_000;
    if (isPong(element)) {
      line.pong();
      return;
    }
    const { event, drift } = toEvent(element, this.options.clock.now());
    for (const what of drift) {
      this.options.reportDrift?.({ vendor: 'escaux', operation: 'events', what });
    }
    this.options.handlers.onEvent(event);
  }

  /** One ping after the other, each `pingEveryMs` after the last was answered. */
  private watch(line: Line): void {
    this.later(this.options.pingEveryMs, async () => {
      if (line.why !== null) return;
      const isAlive = await this.isAlive(line);
      if (line.why !== null || this.isClosed) return;
      if (isAlive) this.watch(line);
      else line.drop('no evPong came within a second of a ccPing that was answered');
    });
  }

  /**
   * The pong of another program's ping proves our line just as well. When ccPing itself fails, HTTP is in trouble and the line is
   * not judged by it.
   */
  private async isAlive(line: Line): Promise<boolean> {
    const startedAt = this.options.monotonicNow();
    const pong = line.nextPong();
    const isAnswered = await this.options.ping().then(
      () => true,
      () => false,
    );
    if (!isAnswered) return true;
    // A ping that had to wait for its turn was sent later than it seems.
    const restMs = startedAt + PONG_WITHIN_MS - this.options.monotonicNow();
    return line.within(pong, Math.max(restMs, SLACK_MS));
  }

  private lost(line: Line, wasUp: boolean): void {
    this.socket = null;
    line.end();
    if (this.isClosed) return;
    this.options.handlers.onDisconnected(
      line.why ?? (wasUp ? 'the line was closed' : 'no connection came about'),
    );
    const rest = this.restMs;
    this.restMs = Math.min(rest * 2, this.options.longestRestMs ?? 60_000);
    this.later(rest, () => this.open());
  }

  private later(ms: number, act: () => void): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      if (!this.isClosed) act();
    }, ms);
  }
}

/** One connection: why it was dropped, and who waits for its next evPong. */
class Line {
  why: string | null = null;
  private waiting: ((hasPong: boolean) => void) | null = null;

  constructor(private readonly socket: Socket) {}

  drop(why: string): void {
    this.why ??= why;
    this.socket.destroy();
  }

  pong(): void {
    this.waiting?.(true);
  }

  /** True with the next evPong, false when the line ends first. */
  nextPong(): Promise<boolean> {
    return new Promise((resolve) => (this.waiting = resolve));
  }

  async within(pong: Promise<boolean>, ms: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), ms)));
    const hasPong = await Promise.race([pong, tooLate]);
    clearTimeout(timer);
    return hasPong;
  }

  end(): void {
    this.why ??= 'the line was closed';
    this.waiting?.(false);
  }
}
