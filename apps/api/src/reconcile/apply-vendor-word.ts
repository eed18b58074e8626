import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import { type SqlTransaction, TransactionRunner } from '../database/transaction-runner.js';
import { type JobHelpers, JobsService } from '../jobs/jobs.service.js';
import { APPLY_VENDOR_WORD } from '../vendor-words/vendor-word-jobs.js';
import { VendorMeanings } from '../vendor-words/vendor-meanings.js';
import { ForbidByWord } from './forbid-by-word.js';
import { RecordsRepository } from './records.repository.js';
import { Settle } from './settle.js';
import { type UnmappedRecord, UnmappedRecordsRepository } from './unmapped-records.repository.js';

const BATCH = 500;

/**
 * Reads stored records that have no result by a mapping that somebody has made since, and settles their attempts. Each
 * batch is a transaction of its own, so a job that was cut off goes on where it stopped.
 */
@Injectable()
export class ApplyVendorWord implements OnModuleInit {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly unmapped: UnmappedRecordsRepository,
    private readonly records: RecordsRepository,
    private readonly meanings: VendorMeanings,
    private readonly settle: Settle,
    private readonly forbid: ForbidByWord,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.registerHandler(APPLY_VENDOR_WORD, ({ vendorWordId }, helpers) =>
      this.run(vendorWordId, helpers),
    );
  }

  async run(vendorWordId: string, helpers?: Pick<JobHelpers, 'signal'>): Promise<void> {
    let before: string | null = null;
    do {
      helpers?.signal.throwIfAborted();
      before = await this.applyBatch(vendorWordId, before);
    } while (before !== null);
  }

  /** Newest first, those older than `before`; returns where to go on, null at the end. */
  private applyBatch(vendorWordId: string, before: string | null): Promise<string | null> {
    return this.transactions.run(async (client) => {
      const now = this.clock.now();
      const batch = await this.unmapped.take(client, vendorWordId, before, BATCH);
      const meaningOf = await this.meanings.of(batch, client);
      // A mapping of the connection itself goes before one of its vendor: then this one is not for it.
      const meant = batch.flatMap((record) => {
        const meaning = meaningOf(record);
        return meaning.mappingId === vendorWordId ? [{ ...record, ...meaning }] : [];
      });
      await this.unmapped.write(client, vendorWordId, meant);
      const last = batch.length < BATCH ? null : (batch.at(-1)?.id ?? null);
      if (last === null) await this.unmapped.finish(client, vendorWordId, now);
      await this.settleBy(client, meant, now);
      return last;
    });
  }

  private async settleBy(client: SqlTransaction, meant: readonly UnmappedRecord[], now: Date): Promise<void> {
    const attemptIds = [...new Set(meant.flatMap(({ attemptId }) => attemptId ?? []))];
    const readEvidence = () => this.records.evidenceOf(client, attemptIds);
    const { forbidden } = await this.settle.byRecords(client, attemptIds, readEvidence, now);
    await this.forbid.apply(client, forbidden);
  }
}
