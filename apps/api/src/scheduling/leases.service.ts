import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import type { AnyTransaction } from '../database/statement.js';
import { LeasesRepository } from './leases.repository.js';
import { NodeIdentity } from './node-identity.js';

/** The right to serve something (`campaign:<id>`, `poll:<connection id>`) alone until it lapses. */
export interface Lease {
  readonly name: string;
  /** Rises each time another node takes over; a fencing token. */
  readonly generation: bigint;
  readonly expiresAt: Date;
}

@Injectable()
export class Leases {
  constructor(
    private readonly leases: LeasesRepository,
    private readonly node: NodeIdentity,
    private readonly clock: Clock,
  ) {}

  /** Takes the lease, or renews it when this node has it. Null while another node holds it. */
  async tryHold(name: string, ttlMs: number): Promise<Lease | null> {
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + ttlMs);
    const generation = await this.leases.hold({ name, nodeId: this.node.id, now, expiresAt });
    return generation === null ? null : { name, generation, expiresAt };
  }

  /** Gives the lease back at once, so that another node need not wait for it to lapse. */
  async release(lease: Lease): Promise<void> {
    await this.leases.release(lease.name, this.node.id, lease.generation);
  }

  /** Inside a transaction: whether the lease still is this node's; if so nobody can take it until that transaction ends. */
  async isHeld(transaction: AnyTransaction, lease: Lease): Promise<boolean> {
    return this.leases.isHeld(transaction, { ...lease, nodeId: this.node.id });
  }
}
