import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Logger } from 'pino';
import { Clock } from '../common/clock/clock.js';
import { AppLogger } from '../common/logging/app-logger.js';
import { Config } from '../config/config.js';
import { LeasesRepository } from './leases.repository.js';
import { HEARTBEAT_MS, NODE_LAPSE_MS, NodeIdentity } from './node-identity.js';
import { NodesRepository } from './nodes.repository.js';

/** Keeps this process's row in `node` fresh. A node whose row lapses has its jobs, claims and leases taken over. */
@Injectable()
export class NodeHeartbeat
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  private jobWorkerId: string | null = null;
  private beatAtMs: number | null = null;
  private isBeating = false;
  private isStopping = false;
  private readonly log: Logger;

  constructor(
    private readonly nodes: NodesRepository,
    private readonly leases: LeasesRepository,
    private readonly identity: NodeIdentity,
    private readonly config: Config,
    private readonly clock: Clock,
    logger: AppLogger,
  ) {
    this.log = logger.for('node');
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.beat();
    await this.nodes.forgetLongGone();
  }

  /** Tells the others under which name this node's job worker locks jobs. */
  async announceJobWorker(workerId: string): Promise<void> {
    this.jobWorkerId = workerId;
    await this.beat();
  }

  /** False when this node may already count as gone, for instance after the process was frozen. */
  isFresh(): boolean {
    return this.beatAtMs !== null && this.clock.monotonicMs() - this.beatAtMs < NODE_LAPSE_MS;
  }

  @Interval(HEARTBEAT_MS)
  async tick(): Promise<void> {
    if (this.isBeating || this.isStopping) return;
    try {
      await this.beat();
    } catch (error) {
      // Expected while the database is away; the next beat tries again.
      this.log.warn({ err: error }, 'heartbeat was not written');
    }
  }

  beforeApplicationShutdown(): void {
    this.isStopping = true;
  }

  async onApplicationShutdown(): Promise<void> {
    try {
      await this.leases.releaseAll(this.identity.id);
      await this.nodes.remove(this.identity.id);
    } catch (error) {
      // The database may be what is ending; the row then lapses by itself.
      this.log.warn({ err: error }, 'node could not sign off');
    }
  }

  private async beat(): Promise<void> {
    this.isBeating = true;
    const startedMs = this.clock.monotonicMs();
    try {
      await this.nodes.beat({ id: this.identity.id, role: this.config.role, jobWorkerId: this.jobWorkerId });
      this.beatAtMs = startedMs;
    } finally {
      this.isBeating = false;
    }
  }
}
