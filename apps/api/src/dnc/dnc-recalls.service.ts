import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import type { AnyTransaction } from '../database/statement.js';
import { JobsService } from '../jobs/jobs.service.js';
import { DncBlacklistingsRepository } from './dnc-blacklistings.repository.js';
import { BLACKLIST, RECALL_NUMBERS } from './dnc-jobs.js';
import { DncRecallsRepository, type PastGateNote } from './dnc-recalls.repository.js';

/** What was past the send gate when a "no" came and its way back, and what vendors are told of it. */
@Injectable()
export class DncRecalls {
  constructor(
    private readonly recalls: DncRecallsRepository,
    private readonly blacklistings: DncBlacklistingsRepository,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
  ) {}

  /** Notes what was past the gate, and orders that what of it waits in vendors' spools is taken back. */
  async noteAndRecall(
    tx: AnyTransaction,
    notes: readonly PastGateNote[],
    what: { readonly numbers: readonly string[]; readonly campaignIds: readonly string[] | null },
  ): Promise<void> {
    if (notes.length === 0) return;
    await this.recalls.note(tx, notes, this.clock.now());
    await this.jobs.enqueue(tx, RECALL_NUMBERS, { ...what, prefixes: null });
  }

  /** Orders that dialers which keep a list of their own, and may be told, hear of what is permanent among the entries. */
  async blacklist(tx: AnyTransaction, entryIds: readonly string[]): Promise<void> {
    if ((await this.blacklistings.ask(tx, entryIds, this.clock.now())) === 0) return;
    // One job tells everything that waits.
    await this.jobs.enqueue(tx, BLACKLIST, {}, { jobKey: BLACKLIST });
  }
}
