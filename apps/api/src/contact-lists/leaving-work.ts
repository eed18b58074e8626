import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import type { SqlTransaction } from '../database/transaction-runner.js';
import { Gate } from '../gate/gate.service.js';
import { JobsService } from '../jobs/jobs.service.js';
import { LeavingWorkRepository, type WorkRow } from './leaving-work.repository.js';

/** Ends what campaigns do for many contacts at once. */
@Injectable()
export class LeavingWork {
  constructor(
    private readonly work: LeavingWorkRepository,
    private readonly gate: Gate,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Once the caller has committed, no attempt of this work passes the send gate, and vendors are asked for what is past it;
   * attempts and call records stay. The gate is closed from here to the commit, so the caller has done before what takes
   * long, holds the contacts, and has held no entry yet.
   */
  async end(client: SqlTransaction, ends: WorkRow, why: string): Promise<void> {
    await this.gate.closeForRule(client);
    const past = await this.work.end(client, ends, { why, at: this.clock.now() });
    if (past.length === 0) return;
    await this.jobs.enqueue(client, 'dispatch.recall_numbers', {
      numbers: [...new Set(past.map(({ number }) => number))],
      prefixes: null,
      campaignIds: [...new Set(past.map(({ campaignId }) => campaignId))],
    });
  }
}
