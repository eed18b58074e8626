import type { ContactTimelineItem, Page, PageQuery } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../common/errors/app-error.js';
import { decodeCursor, encodeCursor } from '../common/http/page.js';
import { ContactsService } from './contacts.service.js';
import {
  ContactTimelineRepository,
  type TimelineAttempt,
  type TimelineCallback,
  type TimelineImport,
  type TimelinePlace,
  type TimelineRecord,
} from './contact-timeline.repository.js';

interface PlacedItem {
  readonly place: TimelinePlace;
  readonly item: ContactTimelineItem;
}

/** Attempts, call records, callbacks and the import of a contact as one, newest first. */
@Injectable()
export class ContactTimeline {
  constructor(
    private readonly timeline: ContactTimelineRepository,
    private readonly contacts: ContactsService,
  ) {}

  /** @throws AppError `contact.not_found` */
  async list(contactId: string, query: PageQuery): Promise<Page<ContactTimelineItem>> {
    const { id } = await this.contacts.get(contactId);
    const before = placeOf(query.cursor);
    const take = query.limit + 1;
    // Each sort gives a page's worth: whatever the mix, the newest of all are among them.
    const [attempts, records, callbacks, imported] = await Promise.all([
      this.timeline.attempts(id, before, take),
      this.timeline.callRecords(id, before, take),
      this.timeline.callbacks(id, before, take),
      this.timeline.imported(id, before, take),
    ]);
    const all = [
      ...attempts.map(toAttempt),
      ...records.map(toRecord),
      ...callbacks.map(toCallback),
      ...imported.map(toImported),
    ].sort((a, b) => compare(b.place, a.place));
    const items = all.slice(0, query.limit);
    const last = items.at(-1)?.place;
    const hasMore = all.length > query.limit && last !== undefined;
    const nextCursor = hasMore ? encodeCursor([last.at.toISOString(), last.key]) : null;
    return { items: items.map(({ item }) => item), nextCursor };
  }
}

function placeOf(cursor: string | undefined): TimelinePlace | null {
  const parts = decodeCursor(cursor, 2);
  if (parts === null) return null;
  const at = new Date(String(parts[0]));
  if (!Number.isNaN(at.getTime())) return { at, key: String(parts[1]) };
  throw new AppError('request.malformed_cursor', 'The cursor is not one that this list gave out.', {
    issues: [{ path: 'cursor', message: 'Not a cursor of this list.' }],
  });
}

/** Keys are ids in lower case with a sign or none behind: their bytes are their order, here and in the database. */
function compare(a: TimelinePlace, b: TimelinePlace): number {
  const byMoment = a.at.getTime() - b.at.getTime();
  if (byMoment !== 0) return byMoment;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

const toAttempt = ({ key, at, ...row }: TimelineAttempt): PlacedItem => ({
  place: { at, key },
  item: {
    ...row,
    kind: 'attempt',
    at: at.toISOString(),
    sendingAt: iso(row.sendingAt),
    closedAt: iso(row.closedAt),
    doubtUntil: iso(row.doubtUntil),
  },
});

const toRecord = ({ key, at, ...row }: TimelineRecord): PlacedItem => ({
  place: { at, key },
  item: { ...row, kind: 'call_record', at: at.toISOString() },
});

const toCallback = ({ key, at, ...row }: TimelineCallback): PlacedItem => ({
  place: { at, key },
  item: { ...row, at: at.toISOString(), dueAt: row.dueAt.toISOString() },
});

const toImported = ({ key, at, ...row }: TimelineImport): PlacedItem => ({
  place: { at, key },
  item: { ...row, kind: 'imported', at: at.toISOString() },
});
