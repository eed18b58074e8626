import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Logger } from 'pino';
import { AppLogger } from '../common/logging/app-logger.js';
import { ApplyKeyPress } from './apply-key-press.js';
import { ApplyWebhooks } from './apply-webhooks.js';
import { PollSurroundings } from './poll-heartbeat.js';
import { VendorEventsRepository } from './vendor-events.repository.js';

const BEAT_MS = 1_000;
const BATCH = 200;

/** Applies what vendors told by themselves, soon after it was stored. */
@Injectable()
export class EventsHeartbeat {
  private isApplying = false;
  private readonly logger: Logger;

  constructor(
    private readonly events: VendorEventsRepository,
    private readonly webhooks: ApplyWebhooks,
    private readonly keyPresses: ApplyKeyPress,
    private readonly around: PollSurroundings,
    logger: AppLogger,
  ) {
    this.logger = logger.for('vendor-events');
  }

  @Interval(BEAT_MS)
  async tick(): Promise<void> {
    if (!this.around.config.runsJobs || this.isApplying) return;
    this.isApplying = true;
    try {
      if ((await this.around.leases.tryHold('vendor-events', BEAT_MS * 10)) !== null) await this.applyAll();
    } catch (error) {
      // Expected while the database is away; what is stored waits.
      this.logger.error({ err: error }, 'Vendor events could not be applied; trying again.');
    } finally {
      this.isApplying = false;
    }
  }

  /** Applies everything that waits, key presses first: they may forbid a call. */
  async applyAll(): Promise<void> {
    for (const id of await this.events.listPendingKeyPresses(BATCH)) await this.applyKeyPress(id);
    while ((await this.webhooks.apply(BATCH)) === BATCH);
  }

  private async applyKeyPress(id: string): Promise<void> {
    try {
      await this.keyPresses.apply(id);
    } catch (error) {
      // One event that cannot be applied must not hold up the others; it is tried again at the next beat.
      this.logger.error({ err: error, eventId: id }, 'A key press could not be applied; trying again.');
    }
  }
}
