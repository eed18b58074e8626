import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';

/**
 * How far the gate runs ahead of the sockets: what it lets through beyond the free ones finds its own within about this
 * time, far less than an attempt may wait after the gate.
 */
const AHEAD_MS = 50;
/** However fast a vendor answers, a "no" shall not find more than this waiting behind the gate. */
const MAX_AHEAD = 256;

interface Sockets {
  max: number;
  used: number;
  /** Booked: at the gate, or past it and waiting for a socket. */
  coming: number;
  /** Who is past the gate and waits, first come first served. */
  queue: (() => void)[];
  /** Who waits for room to enter the gate; all look again after every change. */
  outside: (() => void)[];
  /** When sockets became free, oldest first, no older than AHEAD_MS. */
  freedAt: number[];
}

/**
 * The sockets of each connection in this process: as many requests under way as the connection allows, never more. A gate
 * transaction takes longer than a quick vendor's answer, so room at the gate is given for the sockets that are free now
 * and for as many as became free in the last moments: with a slow vendor that is nobody.
 */
@Injectable()
export class ConnectionSlots {
  private readonly byConnection = new Map<string, Sockets>();

  constructor(private readonly clock: Clock) {}

  /** Waits for room at the gate and books up to `wanted` of it. Each is ended with `leave`, or with `enter` and `release`. */
  async book(connectionId: string, max: number, wanted: number): Promise<number> {
    const sockets = this.of(connectionId, max);
    for (;;) {
      const ahead = this.aheadOf(sockets);
      const room = max + ahead - sockets.used - sockets.coming;
      // A gate transaction costs nearly the same for many: a little patience makes it carry a useful number.
      if (room >= Math.min(wanted, Math.ceil((max + ahead) / 4))) {
        const booked = Math.min(room, wanted);
        sockets.coming += booked;
        return booked;
      }
      await new Promise<void>((resolve) => sockets.outside.push(resolve));
    }
  }

  /** Gives booked room back: these did not pass the gate. */
  leave(connectionId: string, count: number): void {
    if (count === 0) return;
    const sockets = this.byConnection.get(connectionId)!;
    sockets.coming -= count;
    wake(sockets);
  }

  /** One that has booked and passed the gate takes its socket; resolves when it has one. */
  enter(connectionId: string): Promise<void> {
    const sockets = this.byConnection.get(connectionId)!;
    return new Promise((resolve) => {
      sockets.queue.push(resolve);
      serve(sockets);
    });
  }

  /** Frees the socket for the next. */
  release(connectionId: string): void {
    const sockets = this.byConnection.get(connectionId)!;
    sockets.used--;
    sockets.freedAt.push(this.clock.monotonicMs());
    serve(sockets);
    wake(sockets);
  }

  private aheadOf({ freedAt }: Sockets): number {
    const since = this.clock.monotonicMs() - AHEAD_MS;
    const recent = freedAt.findIndex((at) => at >= since);
    freedAt.splice(0, recent === -1 ? freedAt.length : recent);
    return Math.min(freedAt.length, MAX_AHEAD);
  }

  private of(connectionId: string, max: number): Sockets {
    let sockets = this.byConnection.get(connectionId);
    if (sockets === undefined) {
      sockets = { max, used: 0, coming: 0, queue: [], outside: [], freedAt: [] };
      this.byConnection.set(connectionId, sockets);
    }
    sockets.max = max;
    return sockets;
  }
}

function serve(sockets: Sockets): void {
  while (sockets.used < sockets.max) {
    const next = sockets.queue.shift();
    if (next === undefined) return;
    sockets.used++;
    sockets.coming--;
    next();
  }
}

function wake(sockets: Sockets): void {
  const outside = sockets.outside;
  sockets.outside = [];
  for (const look of outside) look();
}
