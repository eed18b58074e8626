import { Injectable } from '@nestjs/common';
import type { AnyTransaction } from '../database/statement.js';
import { LeasesRepository } from './leases.repository.js';
import { NodeIdentity } from './node-identity.js';

/** The right to serve something (`campaign:<id>`, `poll:<connection id>`) alone until it lapses. */
export interface Lease {
  readonly name: string;
  /** Rises each time another node takes over; a fencing token. */
  readonly generation: bigint;
  /** By the database's clock. */
  readonly expiresAt: Date;
}

@Injectable()
export class Leases {
  constructor(
    private readonly leases: LeasesRepository,
    private readonly node: NodeIdentity,
  ) {}

  /** Takes the lease, or renews it when this node has it. Null while another node holds it. */
  async tryHold(name: string, ttlMs: number): Promise<Lease | null> {
    const held = await this.leases.hold(name, this.node.id, ttlMs);
    return held === null ? null : { name, ...held };
  }

  /** Gives the lease back at once, so that another node need not wait for it to lapse. */
  async release(lease: Lease): Promise<void> {
    await this.leases.release(lease.name, this.node.id, lease.generation);
  }

  /** Whether nobody took the lease over; if so nobody can until the caller's transaction ends. */
  async isHeld(transaction: AnyTransaction, lease: Lease): Promise<boolean> {
    return this.leases.isHeld(transaction, { ...lease, nodeId: this.node.id });
  }
}
