import { Injectable } from '@nestjs/common';
import type {
  CreateVendorWordRequest,
  Page,
  PageQuery,
  UnmappedWords,
  UpdateVendorWordRequest,
  VendorWordView,
} from '@callspool/contracts';
import { plainWord, resultOfWord } from '@callspool/domain';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { decodeCursor, toPage } from '../common/http/page.js';
import { Database } from '../database/database.service.js';
import { VendorMeanings } from './vendor-meanings.js';
import { toVendorWordView } from './vendor-word.mapper.js';
import { VendorWordGround } from './vendor-word-ground.js';
import {
  MOST_UNMAPPED_RECORDS,
  MOST_UNMAPPED_WORDS,
  VendorWordsRepository,
} from './vendor-words.repository.js';

/** What managers say that vendors' words mean. */
@Injectable()
export class VendorWordsService {
  constructor(
    private readonly words: VendorWordsRepository,
    private readonly meanings: VendorMeanings,
    private readonly ground: VendorWordGround,
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(query: PageQuery): Promise<Page<VendorWordView>> {
    const [plain, id] = decodeCursor(query.cursor, 2) ?? [];
    const after = typeof plain === 'string' && typeof id === 'string' ? ([plain, id] as const) : null;
    const rows = await this.words.list(after, query.limit + 1);
    const page = toPage(rows, query.limit, (row) => [row.plain, row.id]);
    return { items: page.items.map(toVendorWordView), nextCursor: page.nextCursor };
  }

  async get(id: string): Promise<VendorWordView> {
    const row = await this.words.find(id);
    if (row === null) throw notFound(id);
    return toVendorWordView(row);
  }

  async unmapped(): Promise<UnmappedWords> {
    const rows = await this.words.unmapped();
    const meaningOf = await this.meanings.of(rows);
    const items = rows.slice(0, MOST_UNMAPPED_WORDS).map((row) => ({
      ...row,
      firstAt: row.firstAt.toISOString(),
      lastAt: row.lastAt.toISOString(),
      vendorWordId: meaningOf(row).mappingId,
    }));
    const counted = rows.reduce((all, { records }) => all + records, 0);
    return { items, isMore: rows.length > items.length || counted >= MOST_UNMAPPED_RECORDS };
  }

  async create(actor: Actor, request: CreateVendorWordRequest): Promise<VendorWordView> {
    const { word, result, connectionId, dispositionId } = request;
    const plain = plainWord(word);
    if (plain === '') throw invalid('word', 'A word has more than spaces and hyphens.');
    demandResult(word, result);
    const kind = await this.ground.kindOf(request);
    await this.ground.demandDisposition(dispositionId);
    return this.database
      .transaction(async (tx) => {
        const words = this.words.within(tx);
        const values = { kind, connectionId, word, plain, result, dispositionId };
        const made = await words.create(values, actor.name, this.clock.now());
        await this.audit.record(tx, { ...entry(actor, 'mapped', made.id), after: toVendorWordView(made) });
        if (!request.applyToStored) return toVendorWordView(made);
        return toVendorWordView(await this.ground.apply(tx, actor, words, made.id));
      })
      .catch((error: unknown) => this.ground.translate(error));
  }

  /** What was settled by it stays settled. */
  async update(actor: Actor, id: string, change: UpdateVendorWordRequest): Promise<VendorWordView> {
    await this.ground.demandDisposition(change.dispositionId ?? null);
    return this.database.transaction(async (tx) => {
      const words = this.words.within(tx);
      const before = await words.findForChange(id);
      if (before === null) throw notFound(id);
      const { result = before.result, dispositionId = before.dispositionId } = change;
      if (result === null && dispositionId === null)
        throw invalid('result', 'Give a result, a disposition, or both.');
      demandResult(before.word, result);
      let row = before;
      if (result !== before.result || dispositionId !== before.dispositionId) {
        row = await words.update(id, { result, dispositionId }, this.clock.now());
        const [from, to] = [toVendorWordView(before), toVendorWordView(row)];
        await this.audit.record(tx, { ...entry(actor, 'changed', id), before: from, after: to });
      }
      return toVendorWordView(change.applyToStored ? await this.ground.apply(tx, actor, words, row.id) : row);
    });
  }

  /** Records keep what their word meant when they were read. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const words = this.words.within(tx);
      const before = await words.findForChange(id);
      if (before === null) throw notFound(id);
      await words.remove(id);
      await this.audit.record(tx, { ...entry(actor, 'removed', id), before: toVendorWordView(before) });
    });
  }
}

/** A word may only say a disposition when everybody knows its result: nothing is settled by a guess. */
function demandResult(word: string, result: string | null): void {
  if (result !== null || resultOfWord(word) !== null) return;
  const message = 'Nobody knows what result this word stands for, so say it together with the disposition.';
  throw new AppError('vendor_word.no_result', message, { issues: [{ path: 'result', message }] });
}

const entry = (actor: Actor, verb: string, objectId: string) => ({
  actor,
  action: `vendor_word.${verb}`,
  objectType: 'vendor_word' as const,
  objectId,
});

const invalid = (path: string, message: string): AppError =>
  new AppError('request.invalid', message, { issues: [{ path, message }] });

const notFound = (id: string): AppError =>
  new AppError('vendor_word.not_found', 'No such word.', { details: { id } });
