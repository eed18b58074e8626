import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Logger } from 'pino';
import { AppLogger } from '../common/logging/app-logger.js';
import { Config } from '../config/config.js';
import { Leases } from '../scheduling/leases.service.js';
import { CampaignPolicyRepository } from './campaign-policy.repository.js';
import { Dispatcher } from './dispatcher.js';
import { Sender } from './sender.js';

const BEAT_MS = 500;
const LEASE_MS = 10_000;

/** Drives every running campaign, each served by one node at a time. */
@Injectable()
export class DispatchHeartbeat implements BeforeApplicationShutdown {
  private readonly beating = new Map<string, Promise<void>>();
  private isStopping = false;
  private isListing = false;
  private readonly logger: Logger;

  constructor(
    private readonly config: Config,
    private readonly policies: CampaignPolicyRepository,
    private readonly leases: Leases,
    private readonly dispatcher: Dispatcher,
    private readonly sender: Sender,
    logger: AppLogger,
  ) {
    this.logger = logger.for('dispatch');
  }

  @Interval(BEAT_MS)
  async tick(): Promise<void> {
    if (!this.config.runsJobs || this.isStopping || this.isListing) return;
    this.isListing = true;
    try {
      for (const campaignId of await this.policies.listRunningIds()) this.start(campaignId);
    } catch (error) {
      this.logger.error({ err: error }, 'Running campaigns could not be listed; trying again.');
    } finally {
      this.isListing = false;
    }
  }

  /** Starts nothing new, and lets what is under way be answered and recorded. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await Promise.all(this.beating.values());
    await this.sender.drain();
  }

  private start(campaignId: string): void {
    if (this.beating.has(campaignId)) return;
    const beat = this.beat(campaignId).finally(() => this.beating.delete(campaignId));
    this.beating.set(campaignId, beat);
  }

  private async beat(campaignId: string): Promise<void> {
    try {
      if ((await this.leases.tryHold(`campaign:${campaignId}`, LEASE_MS)) === null) return;
      await this.dispatcher.beat(campaignId);
    } catch (error) {
      // The database away, or a campaign whose settings no longer fit: said here, and tried again at the next beat.
      this.logger.error({ err: error, campaignId }, 'A beat failed.');
    }
  }
}
