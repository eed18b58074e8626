import type { ImportDedupe } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import type { SqlTransaction } from '../database/transaction-runner.js';
import { Gate } from '../gate/gate.service.js';
import { JobsService } from '../jobs/jobs.service.js';
import type { StageTable } from './import-stage.repository.js';
import { ListReplacementRepository } from './list-replacement.repository.js';

/** Takes out of a list what the file that replaces it does not name. */
@Injectable()
export class ListReplacement {
  constructor(
    private readonly replacing: ListReplacementRepository,
    private readonly gate: Gate,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Once the caller has committed, no attempt to a contact that left passes the send gate; attempts and call records stay,
   * and caps still count them. The gate is closed from here to the commit, so the caller has done before what takes long,
   * and has held no entry yet. Returns how many left.
   */
  async removeUnnamed(
    client: SqlTransaction,
    stage: StageTable,
    of: { readonly listId: string; readonly importId: string; readonly by: ImportDedupe['by'] },
  ): Promise<number> {
    const leaving = await this.replacing.findLeaving(client, stage, of);
    if (leaving === 0) return 0;
    await this.gate.closeForRule(client);
    const past = await this.replacing.stopWork(client, this.clock.now());
    if (past.length > 0) {
      await this.jobs.enqueue(client, 'dispatch.recall_numbers', {
        numbers: [...new Set(past.map(({ number }) => number))],
        prefixes: null,
        campaignIds: [...new Set(past.map(({ campaignId }) => campaignId))],
      });
    }
    await this.replacing.remove(client, of.listId);
    return leaving;
  }
}
