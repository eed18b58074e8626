import type { CallRecordQuery, CallRecordView, Page } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { decodeCursor, toPage } from '../common/http/page.js';
import { TransactionRunner } from '../database/transaction-runner.js';
import { toCallRecordView } from './call-record.mapper.js';
import { type CallRecordRow, CallRecordsRepository } from './call-records.repository.js';

const flag = (value: 'true' | 'false' | undefined): boolean | null =>
  value === undefined ? null : value === 'true';

/** What vendors reported of calls, matched or not. */
@Injectable()
export class CallRecordsService {
  constructor(
    private readonly records: CallRecordsRepository,
    private readonly transactions: TransactionRunner,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(query: CallRecordQuery): Promise<Page<CallRecordView>> {
    const [before] = decodeCursor(query.cursor, 1) ?? [null];
    const rows = await this.records.list({
      connectionId: query.connectionId ?? null,
      attemptId: query.attemptId ?? null,
      isMatched: flag(query.matched),
      isReviewed: flag(query.reviewed),
      digits: query.number?.replace('+', '') ?? null,
      beforeId: typeof before === 'string' ? before : null,
      take: query.limit + 1,
    });
    const page = toPage(rows, query.limit, (row) => [row.id]);
    return { ...page, items: page.items.map(toCallRecordView) };
  }

  async get(id: string): Promise<CallRecordView> {
    return toCallRecordView(await this.demand(id));
  }

  /** For an attempt's own page, oldest first. */
  async listOfAttempt(attemptId: string): Promise<CallRecordView[]> {
    return (await this.records.listOfAttempt(attemptId)).map(toCallRecordView);
  }

  /** Notes that somebody has looked at a record that belongs to no attempt. Saying so again changes nothing. */
  async review(actor: Actor, id: string): Promise<CallRecordView> {
    const record = await this.demand(id);
    if (record.attemptId !== null) {
      throw new AppError('call_record.is_matched', 'This record belongs to an attempt; it needs no review.', {
        details: { id, attemptId: record.attemptId },
      });
    }
    await this.transactions.run(async (transaction) => {
      if (!(await this.records.review(transaction, id, this.clock.now()))) return;
      await this.audit.record(transaction, {
        actor,
        action: 'call_record.reviewed',
        objectType: 'call_record',
        objectId: id,
        after: { vendorKey: record.vendorKey, connectionId: record.connectionId },
      });
    });
    return this.get(id);
  }

  private async demand(id: string): Promise<CallRecordRow> {
    const row = await this.records.find(id);
    if (row === null)
      throw new AppError('call_record.not_found', 'No such call record.', { details: { id } });
    return row;
  }
}
