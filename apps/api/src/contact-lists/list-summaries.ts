import type { ListSummaryAnswer, ListSummaryView } from '@callspool/contracts';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import { isOutOfTime } from '../database/database-errors.js';
import { TransactionRunner } from '../database/transaction-runner.js';
import { JobsService } from '../jobs/jobs.service.js';
import { ContactListsService } from './contact-lists.service.js';
import { ListSummariesRepository, type ListSummaryRow } from './list-summaries.repository.js';

declare module '../jobs/job-payloads.js' {
  interface JobPayloads {
    /** Counts where the contacts of a list stand. */
    'contact-list.count': { readonly listId: string };
    /** The same for lists that something may have moved since they were counted. */
    'contact-list.count-stale': Record<string, never>;
  }
}

const EVERY_MINUTE = '* * * * *';
/** A list of up to this many contacts is counted while its reader waits: tens of milliseconds. */
const COUNTED_AT_ONCE = 20_000;
const AT_ONCE_TIMEOUT_MS = 3_000;
const JOB_TIMEOUT_MS = 60_000;
/** Counting takes no more than a thirtieth of the time, however long the list. */
const YOUNG_MS = 10_000;
const REST_FACTOR = 30;
const MINUTE_BUDGET_MS = 25_000;
const AT_MOST_A_MINUTE = 200;

/** The figures of a list's tiles: counted now and then, with the moment of the count. */
@Injectable()
export class ListSummaries implements OnModuleInit {
  constructor(
    private readonly summaries: ListSummariesRepository,
    private readonly lists: ContactListsService,
    private readonly transactions: TransactionRunner,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.registerHandler('contact-list.count', ({ listId }) => this.count(listId, JOB_TIMEOUT_MS));
    this.jobs.registerHandler('contact-list.count-stale', () => this.countStale());
    this.jobs.schedule('contact-list.count-stale', EVERY_MINUTE, {});
  }

  /** The last count, and a newer one when it has come of age: at once for a short list, by a job for a long one. */
  async of(listId: string): Promise<ListSummaryAnswer> {
    const { contactCount } = await this.lists.getRow(listId);
    const known = await this.summaries.find(listId);
    if (known !== null && !this.isOld(known)) return { summary: toSummaryView(known), isCounting: false };
    if (contactCount <= COUNTED_AT_ONCE && (await this.countNow(listId))) {
      const fresh = await this.summaries.find(listId);
      return { summary: fresh === null ? null : toSummaryView(fresh), isCounting: false };
    }
    await this.transactions.run((tx) =>
      this.jobs.enqueue(
        tx,
        'contact-list.count',
        { listId },
        { jobKey: `list-count:${listId}`, jobKeyMode: 'unsafe_dedupe' },
      ),
    );
    return { summary: known === null ? null : toSummaryView(known), isCounting: true };
  }

  private isOld({ at, tookMs }: ListSummaryRow): boolean {
    return this.clock.now().getTime() - at.getTime() >= Math.max(YOUNG_MS, tookMs * REST_FACTOR);
  }

  /** Whether it could be: a short list in hundreds of campaigns takes its time too, and is left to a job then. */
  private async countNow(listId: string): Promise<boolean> {
    try {
      await this.count(listId, AT_ONCE_TIMEOUT_MS);
      return true;
    } catch (error) {
      if (isOutOfTime(error)) return false;
      throw error;
    }
  }

  private async count(listId: string, timeoutMs: number): Promise<void> {
    const at = this.clock.now();
    const startedMs = this.clock.monotonicMs();
    const figures = await this.summaries.count(listId, at, timeoutMs);
    await this.summaries.store(listId, at, this.clock.monotonicMs() - startedMs, figures);
  }

  private async countStale(): Promise<void> {
    const untilMs = this.clock.monotonicMs() + MINUTE_BUDGET_MS;
    for (const listId of await this.summaries.listStale(this.clock.now(), AT_MOST_A_MINUTE)) {
      if (this.clock.monotonicMs() >= untilMs) return;
      await this.count(listId, JOB_TIMEOUT_MS);
    }
  }
}

export const toSummaryView = ({ at, figures }: Pick<ListSummaryRow, 'at' | 'figures'>): ListSummaryView => ({
  at: at.toISOString(),
  ...figures,
});
