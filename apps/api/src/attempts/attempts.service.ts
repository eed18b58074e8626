import type { AttemptDetail, AttemptQuery, AttemptView, Page } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { CallRecordsService } from '../call-records/call-records.service.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { decodeCursor, toPage } from '../common/http/page.js';
import { toAttemptDetail, toAttemptView } from './attempt.mapper.js';
import { AttemptsRepository } from './attempts.repository.js';

/** What was tried, and what became of it. */
@Injectable()
export class AttemptsService {
  constructor(
    private readonly attempts: AttemptsRepository,
    private readonly callRecords: CallRecordsService,
    private readonly clock: Clock,
  ) {}

  async list(query: AttemptQuery): Promise<Page<AttemptView>> {
    const [before] = decodeCursor(query.cursor, 1) ?? [null];
    const rows = await this.attempts.list({
      campaignId: query.campaignId ?? null,
      contactId: query.contactId ?? null,
      number: query.number === undefined ? null : `+${query.number.replace('+', '')}`,
      state: query.state ?? null,
      result: query.result ?? null,
      beforeId: typeof before === 'string' ? before : null,
      take: query.limit + 1,
    });
    const page = toPage(rows, query.limit, (row) => [row.id]);
    return { ...page, items: page.items.map(toAttemptView) };
  }

  async get(id: string): Promise<AttemptDetail> {
    const attempt = await this.attempts.find(id);
    if (attempt === null) throw new AppError('attempt.not_found', 'No such attempt.', { details: { id } });
    const records = await this.callRecords.listOfAttempt(id);
    const events = await this.attempts.eventsOf(attempt, this.clock.now());
    return toAttemptDetail(attempt, records, events);
  }
}
