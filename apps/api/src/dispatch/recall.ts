import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { isMissing, VendorError } from '@callspool/vendors';
import type { Logger } from 'pino';
import { AppLogger } from '../common/logging/app-logger.js';
import { VendorRegistry } from '../connections/vendor-registry.js';
import { JobsService } from '../jobs/jobs.service.js';
import { type Recallable, type RecallFilter, RecallRepository } from './recall.repository.js';
import { Surroundings } from './surroundings.js';

declare module '../jobs/job-payloads.js' {
  interface JobPayloads {
    /** Takes back what waits in vendors' spools after a pause, a drain or a stop. Null: every campaign. */
    'dispatch.recall_campaigns': { campaignIds: string[] | null };
  }
}

const TICK_MS = 5_000;
/** A dialer may take a moment to let go of a contact, so the recall comes before the window closes. */
const BEFORE_END_MS = 60_000;
const BATCH = 200;
const AT_ONCE = 8;
const EVERYTHING: RecallFilter = { numbers: null, prefixes: null, campaignIds: null, untilBefore: null };

/** Takes contacts back out of vendors' spools: when their window ends, and after every "no". Hangs up nothing. */
@Injectable()
export class Recall implements OnModuleInit {
  private isTicking = false;
  private readonly logger: Logger;

  constructor(
    private readonly repository: RecallRepository,
    private readonly vendors: VendorRegistry,
    private readonly jobs: JobsService,
    private readonly around: Surroundings,
    logger: AppLogger,
  ) {
    this.logger = logger.for('recall');
  }

  onModuleInit(): void {
    this.jobs.registerHandler('dispatch.recall_numbers', (payload) =>
      this.recallOrFail({ ...EVERYTHING, ...payload }),
    );
    this.jobs.registerHandler('dispatch.recall_campaigns', ({ campaignIds }) =>
      this.recallOrFail({ ...EVERYTHING, campaignIds }),
    );
  }

  @Interval(TICK_MS)
  async tick(): Promise<void> {
    if (!this.around.config.runsJobs || this.isTicking) return;
    this.isTicking = true;
    try {
      if ((await this.around.leases.tryHold('recall', TICK_MS * 3)) === null) return;
      const untilBefore = new Date(this.around.clock.now().getTime() + BEFORE_END_MS);
      await this.recall({ ...EVERYTHING, untilBefore });
    } catch (error) {
      this.logger.error({ err: error }, 'A recall round failed; trying again.');
    } finally {
      this.isTicking = false;
    }
  }

  /** Recalls whatever of the filter waits at a vendor. Returns how many were taken back and how many could not be. */
  async recall(filter: RecallFilter): Promise<{ recalled: number; failed: number }> {
    let recalled = 0;
    for (;;) {
      const batch = await this.repository.list(filter, BATCH);
      const done = await this.recallAll(batch);
      recalled += done;
      // What failed stays in the list; only a full batch that moved may hide more behind it.
      if (batch.length < BATCH || done < batch.length) return { recalled, failed: batch.length - done };
    }
  }

  private async recallOrFail(filter: RecallFilter): Promise<void> {
    const { failed } = await this.recall(filter);
    if (failed > 0) throw new Error(`${failed} contacts could not be recalled yet; the job tries again.`);
  }

  private async recallAll(batch: readonly Recallable[]): Promise<number> {
    let done = 0;
    const queue = [...batch];
    const worker = async (): Promise<void> => {
      for (let one = queue.shift(); one !== undefined; one = queue.shift())
        if (await this.recallOne(one)) done++;
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return done;
  }

  private async recallOne(one: Recallable): Promise<boolean> {
    try {
      const recaller = (await this.vendors.get(one.connectionId)).capability('contactRecaller');
      if (isMissing(recaller)) return this.failed(one, recaller.missing);
      const { receipt } = await recaller.recall({ vendorCampaign: one.vendorCampaign, number: one.dialedAs });
      await this.repository.recordReceipt(one.attemptId, this.around.clock.now(), receipt);
      return true;
    } catch (error) {
      if (!(error instanceof VendorError)) throw error;
      return this.failed(one, error.message);
    }
  }

  private async failed(one: Recallable, message: string): Promise<false> {
    await this.repository.recordFailure(one.attemptId, this.around.clock.now(), message);
    return false;
  }
}
