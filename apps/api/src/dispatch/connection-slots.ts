import { Injectable } from '@nestjs/common';

interface Slots {
  used: number;
  /** Called, once each, when a slot becomes free. */
  waiting: (() => void)[];
}

/** The sockets of each connection in this process: as many requests under way as the connection allows, never more. */
@Injectable()
export class ConnectionSlots {
  private readonly byConnection = new Map<string, Slots>();

  /** Takes up to `wanted` free slots and tells how many. */
  take(connectionId: string, max: number, wanted: number): number {
    const slots = this.of(connectionId);
    const taken = Math.max(0, Math.min(wanted, max - slots.used));
    slots.used += taken;
    return taken;
  }

  release(connectionId: string, count: number): void {
    if (count === 0) return;
    const slots = this.of(connectionId);
    slots.used -= count;
    const waiting = slots.waiting;
    slots.waiting = [];
    for (const wake of waiting) wake();
  }

  /** Resolves at the next release. */
  nextRelease(connectionId: string): Promise<void> {
    return new Promise((resolve) => this.of(connectionId).waiting.push(resolve));
  }

  private of(connectionId: string): Slots {
    let slots = this.byConnection.get(connectionId);
    if (slots === undefined) {
      slots = { used: 0, waiting: [] };
      this.byConnection.set(connectionId, slots);
    }
    return slots;
  }
}
