import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Logger } from 'pino';
import { systemActor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { AppLogger } from '../common/logging/app-logger.js';
import { Config } from '../config/config.js';
import { Leases } from '../scheduling/leases.service.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { CampaignHalts } from './halt-campaign.js';
import { CampaignStarts } from './start-campaign.js';

const BEAT_MS = 1_000;
const LEASE_MS = 5_000;
const BATCH = 50;

/** What the clock needs of the process it runs in. */
@Injectable()
export class CampaignClockSurroundings {
  constructor(
    readonly config: Config,
    readonly clock: Clock,
  ) {}
}

/** Moves campaigns whose moment has come: starts the scheduled, drains the ended, finishes the drained. */
@Injectable()
export class CampaignClock implements BeforeApplicationShutdown {
  private running: Promise<void> | null = null;
  private isStopping = false;
  private readonly actor = systemActor('campaign clock');
  private readonly log: Logger;

  constructor(
    private readonly campaigns: CampaignsRepository,
    private readonly starts: CampaignStarts,
    private readonly halts: CampaignHalts,
    private readonly leases: Leases,
    private readonly around: CampaignClockSurroundings,
    logger: AppLogger,
  ) {
    this.log = logger.for('campaign-clock');
  }

  @Interval(BEAT_MS)
  async tick(): Promise<void> {
    if (!this.around.config.runsJobs || this.isStopping || this.running !== null) return;
    this.running = this.beat().finally(() => (this.running = null));
    await this.running;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.running;
  }

  /** One round, by whichever node holds the lease. Every move names the state it expects, so a second node does no harm. */
  async beat(): Promise<void> {
    try {
      if ((await this.leases.tryHold('campaign-clock', LEASE_MS)) === null) return;
      const now = this.around.clock.now();
      for (const id of await this.campaigns.listDueToStart(now, BATCH)) {
        await this.alone(id, () => this.starts.startDue(this.actor, id));
      }
      for (const { id } of await this.campaigns.listDueToEnd(now, BATCH)) {
        await this.alone(id, () => this.halts.end(this.actor, id));
      }
      for (const id of await this.campaigns.listDrained(BATCH)) {
        await this.alone(id, () => this.halts.finish(this.actor, id));
      }
    } catch (error) {
      // Expected while the database is away; the next beat tries again.
      this.log.error({ err: error }, 'campaigns could not be moved by the clock');
    }
  }

  /** Trouble with one campaign must not hold up the others. */
  private async alone(campaignId: string, move: () => Promise<unknown>): Promise<void> {
    try {
      await move();
    } catch (error) {
      if (error instanceof AppError && error.code === 'campaign.not_movable') return;
      this.log.error({ err: error, campaignId }, 'a campaign could not be moved by the clock');
    }
  }
}
