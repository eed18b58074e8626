import type {
  BoundedCount,
  CallRecordCounts,
  CallRecordCountsQuery,
  CallRecordDetail,
  CallRecordItem,
  CallRecordQuery,
  CallRecordView,
  Page,
} from '@callspool/contracts';
import { attemptIdOf } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { requireId } from '../common/http/id-cursor.js';
import { decodeCursor, toPage } from '../common/http/page.js';
import { TransactionRunner } from '../database/transaction-runner.js';
import {
  CallRecordListRepository,
  type CallRecordNarrowing,
  COUNTED_TO,
  WAITING,
} from './call-record-list.repository.js';
import { toCallRecordItem, toCallRecordView } from './call-record.mapper.js';
import type { CallRecordRow } from './call-record-row.js';
import { CallRecordsRepository } from './call-records.repository.js';
import { RecordMatchService } from './record-match.service.js';

const flag = (value: 'true' | 'false' | undefined): boolean | null =>
  value === undefined ? null : value === 'true';
const dateOrNull = (value: string | undefined): Date | null => (value === undefined ? null : new Date(value));

/** What vendors reported of calls, matched or not. */
@Injectable()
export class CallRecordsService {
  constructor(
    private readonly records: CallRecordsRepository,
    private readonly lists: CallRecordListRepository,
    private readonly matches: RecordMatchService,
    private readonly transactions: TransactionRunner,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(query: CallRecordQuery): Promise<Page<CallRecordItem>> {
    const rows = await this.lists.list({
      ...narrowingOf(query),
      attemptId: query.attemptId ?? null,
      match: query.match === 'none' ? null : (query.match ?? null),
      isMatched: query.match === 'none' ? false : flag(query.matched),
      isReviewed: flag(query.reviewed),
      result: query.result ?? null,
      ...searchedFor(query.search),
      after: afterOf(query.cursor),
      take: query.limit + 1,
    });
    const page = toPage(rows, query.limit, (row) => [row.startedAt.toISOString(), row.id]);
    return { ...page, items: page.items.map(toCallRecordItem) };
  }

  async counts(query: CallRecordCountsQuery): Promise<CallRecordCounts> {
    const count = async (condition: string): Promise<BoundedCount> => {
      const found = await this.lists.count(narrowingOf(query), condition);
      return { count: Math.min(found, COUNTED_TO), isMore: found > COUNTED_TO };
    };
    const [toReview, unmapped, byNumbers] = await Promise.all([
      count(WAITING.toReview),
      count(WAITING.unmapped),
      count(WAITING.byNumbers),
    ]);
    return { toReview, unmapped, byNumbers };
  }

  /** With why it belongs to its attempt, or to none. */
  async get(id: string): Promise<CallRecordDetail> {
    const record = await this.demand(id);
    return { ...toCallRecordView(record), ...(await this.matches.explain(record)) };
  }

  /** For an attempt's own page, oldest first. */
  async listOfAttempt(attemptId: string): Promise<CallRecordView[]> {
    return (await this.records.listOfAttempt(attemptId)).map(toCallRecordView);
  }

  /** Notes that somebody has looked at a record that belongs to no attempt. Saying so again changes nothing. */
  async review(actor: Actor, id: string): Promise<CallRecordDetail> {
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

const narrowingOf = (query: CallRecordCountsQuery): CallRecordNarrowing => ({
  connectionId: query.connectionId ?? null,
  campaignId: query.campaignId ?? null,
  from: dateOrNull(query.from),
  to: dateOrNull(query.to),
});

/** Digits are a number, everything longer is an id. */
function searchedFor(search: string | undefined): { digits: string | null; anyId: string | null } {
  if (search === undefined) return { digits: null, anyId: null };
  if (/^\+?\d{2,20}$/.test(search)) {
    return { digits: search.replace('+', '').replace(/^00/, ''), anyId: null };
  }
  return { digits: null, anyId: attemptIdOf(search.replaceAll('-', '').toLowerCase()) };
}

function afterOf(cursor: string | undefined): { startedAt: Date; id: string } | null {
  const key = decodeCursor(cursor, 2);
  if (key === null) return null;
  const startedAt = new Date(String(key[0]));
  if (!Number.isNaN(startedAt.getTime())) return { startedAt, id: requireId(key[1]) };
  throw new AppError('request.malformed_cursor', 'The cursor is not one that this list gave out.', {
    issues: [{ path: 'cursor', message: 'Not a cursor of this list.' }],
  });
}
