import type {
  DncCounts,
  DncEntryView,
  DncQuery,
  DncRecallQuery,
  DncRecallView,
  Page,
} from '@callspool/contracts';
import { DNC_SCOPES } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import { decodeIdCursor } from '../common/http/id-cursor.js';
import { toPage } from '../common/http/page.js';
import { DncListRepository } from './dnc-list.repository.js';
import { toDncEntryView, toDncRecallView } from './dnc.mapper.js';
import { DncProofs } from './dnc-proofs.js';
import { DncRecallsRepository } from './dnc-recalls.repository.js';

const orNull = <T>(value: T | undefined): T | null => value ?? null;
const dateOrNull = (value: string | undefined): Date | null => (value === undefined ? null : new Date(value));

/** The do-not-call list as people read it. */
@Injectable()
export class DncListService {
  constructor(
    private readonly entries: DncListRepository,
    private readonly recallRows: DncRecallsRepository,
    private readonly proofs: DncProofs,
    private readonly clock: Clock,
  ) {}

  async list(query: DncQuery): Promise<Page<DncEntryView>> {
    const now = this.clock.now();
    const rows = await this.entries.list(
      {
        digits: query.search?.replace('+', '') ?? null,
        state: query.state,
        match: orNull(query.match),
        scope: orNull(query.scope),
        campaignId: orNull(query.campaignId),
        groupId: orNull(query.groupId),
        source: orNull(query.source),
        reason: orNull(query.reason),
        addedBy: orNull(query.addedBy),
        isDated: query.expiry === undefined ? null : query.expiry === 'dated',
        from: dateOrNull(query.from),
        to: dateOrNull(query.to),
        after: decodeIdCursor(query.cursor),
        take: query.limit + 1,
      },
      now,
    );
    const page = toPage(rows, query.limit, (row) => [row.id]);
    const proofs = await this.proofs.of(page.items.map((row) => row.id));
    const items = page.items.map((row) => toDncEntryView(row, proofs, now));
    return { items, nextCursor: page.nextCursor };
  }

  async counts(): Promise<DncCounts> {
    const [rows, imports, openRecalls] = await Promise.all([
      this.entries.counts(),
      this.entries.lastImports(),
      this.recallRows.countOpen(),
    ]);
    const lastImport = new Map(imports.map((row) => [row.source, row]));
    const sum = (some: readonly { entries: number }[]): number =>
      some.reduce((total, { entries }) => total + entries, 0);
    const sources = [...new Set(rows.map(({ source }) => source))].map((source) => ({
      source,
      entries: sum(rows.filter((row) => row.source === source)),
      importedAt: lastImport.get(source)?.finishedAt.toISOString() ?? null,
      fileName: lastImport.get(source)?.fileName ?? null,
    }));
    return {
      at: this.clock.now().toISOString(),
      entries: sum(rows),
      dated: rows.reduce((total, { dated }) => total + dated, 0),
      scopes: DNC_SCOPES.map((scope) => ({ scope, entries: sum(rows.filter((row) => row.scope === scope)) })),
      sources: sources.sort((a, b) => b.entries - a.entries || (a.source < b.source ? -1 : 1)).slice(0, 50),
      openRecalls,
    };
  }

  async recalls(query: DncRecallQuery): Promise<Page<DncRecallView>> {
    const rows = await this.recallRows.list({
      additionId: orNull(query.additionId),
      entryId: orNull(query.entryId),
      isOpen: query.open === 'true',
      after: decodeIdCursor(query.cursor),
      take: query.limit + 1,
    });
    const page = toPage(rows, query.limit, (row) => [row.id]);
    return { items: page.items.map(toDncRecallView), nextCursor: page.nextCursor };
  }
}
