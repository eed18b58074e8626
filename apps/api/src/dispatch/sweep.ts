import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Logger } from 'pino';
import { AppLogger } from '../common/logging/app-logger.js';
import { NODE_LAPSE_MS } from '../scheduling/node-identity.js';
import { SweepRepository } from './sweep.repository.js';
import { Surroundings } from './surroundings.js';

const SWEEP_MS = 2_000;
/** A living node sends what it reserved within seconds; what it forgot (a fault) is freed all the same. */
const TOO_OLD_MS = 5 * 60_000;

/** Cleans up after processes that died between two steps. */
@Injectable()
export class Sweep {
  private isSweeping = false;
  private readonly logger: Logger;

  constructor(
    private readonly repository: SweepRepository,
    private readonly around: Surroundings,
    logger: AppLogger,
  ) {
    this.logger = logger.for('sweep');
  }

  @Interval(SWEEP_MS)
  async tick(): Promise<void> {
    if (!this.around.config.runsJobs || this.isSweeping) return;
    this.isSweeping = true;
    try {
      if ((await this.around.leases.tryHold('sweep', SWEEP_MS * 5)) !== null) await this.sweep();
    } catch (error) {
      this.logger.error({ err: error }, 'The sweep failed; trying again.');
    } finally {
      this.isSweeping = false;
    }
  }

  /** Frees what was never sent, and puts in doubt what may have been. */
  async sweep(): Promise<{ freed: number; doubted: number }> {
    const now = this.around.clock.now();
    const tooOld = new Date(now.getTime() - TOO_OLD_MS);
    const freed = await this.repository.freeReserved(now, NODE_LAPSE_MS, tooOld);
    const doubted = await this.repository.doubtStaleSending(now);
    if (freed + doubted > 0) this.logger.warn({ freed, doubted }, 'Swept up after a process that stopped.');
    return { freed, doubted };
  }
}
