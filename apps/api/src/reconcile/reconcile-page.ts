import { Injectable } from '@nestjs/common';
import { UNKNOWN_WORD, type VendorCallRecord } from '@callspool/vendors';
import { Clock } from '../common/clock/clock.js';
import { type SqlTransaction, TransactionRunner } from '../database/transaction-runner.js';
import { ErasedMarks } from '../persons/erased-marks.js';
import { VendorMeanings } from '../vendor-words/vendor-meanings.js';
import { ForbidByWord } from './forbid-by-word.js';
import { type Match, matchRecords, namedAttemptIds } from './match-records.js';
import { type DriftRow, RecordsRepository, type StoredChange } from './records.repository.js';
import { Settle } from './settle.js';
import { type RecordRow, toRow } from './stored-record.js';

export interface PageOutcome {
  /** Records in the page, each counted once. */
  readonly read: number;
  readonly added: number;
  /** Known records of which the vendor says something else than before, or that fit an attempt only now. */
  readonly changed: number;
  readonly attempts: number;
  readonly entries: number;
}

/**
 * Takes in a page of call records: stores, matches and settles in one transaction, with a fixed number of statements.
 * The same page again, in any order and from any number of nodes at once, changes nothing.
 */
@Injectable()
export class ReconcilePage {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly records: RecordsRepository,
    private readonly settle: Settle,
    private readonly meanings: VendorMeanings,
    private readonly forbid: ForbidByWord,
    private readonly erased: ErasedMarks,
    private readonly clock: Clock,
  ) {}

  async apply(connectionId: string, page: readonly VendorCallRecord[]): Promise<PageOutcome> {
    const told = withoutRepeats(page);
    if (told.length === 0) return { read: 0, added: 0, changed: 0, attempts: 0, entries: 0 };
    const now = this.clock.now();
    return this.transactions.run(async (client) => {
      const records = await this.erased.without(client, connectionId, told);
      const matches = await this.match(client, connectionId, records);
      const meaningOf = await this.meanings.of(records.map(wordOn(connectionId)), client);
      const rows = records.map((record) =>
        toRow(record, meaningOf(wordOn(connectionId)(record)), matches.get(record.vendorKey) ?? null, now),
      );
      const stored = await this.records.store(client, connectionId, rows, now);
      const linked = await this.records.link(client, connectionId, laterMatches(rows, stored));
      const changes = [...stored, ...linked];
      const attemptIds = [...new Set(changes.flatMap((change) => change.attemptId ?? []))];
      const readEvidence = () => this.records.evidenceOf(client, attemptIds);
      const settled = await this.settle.byRecords(client, attemptIds, readEvidence, now);
      const drift = [...driftOf(records, stored, rows), ...redialDrift(settled.redialled.length)];
      await this.records.addDrift(client, connectionId, drift, now);
      await this.forbid.apply(client, settled.forbidden);
      const added = stored.filter((change) => change.isNew).length;
      const { attempts, entries } = settled;
      return { read: told.length, added, changed: changes.length - added, attempts, entries };
    });
  }

  private async match(
    client: SqlTransaction,
    connectionId: string,
    records: readonly VendorCallRecord[],
  ): Promise<Map<string, Match>> {
    const named = await this.records.attemptsById(client, connectionId, namedAttemptIds(records));
    const others = records.filter((record) => record.correlationId === null);
    const guids = [...new Set(others.flatMap((record) => record.guid ?? []))];
    const held = await this.records.attemptsByVendorRef(client, connectionId, guids);
    const byNumbers = others.length === 0 ? [] : await this.records.attemptsByNumbers(client, connectionId);
    return matchRecords(records, {
      byId: new Map(named.map((attempt) => [attempt.id, attempt])),
      byVendorRef: new Map(
        held.flatMap((attempt) => (attempt.vendorRef === null ? [] : [[attempt.vendorRef, attempt]])),
      ),
      byNumbers,
    });
  }
}

const wordOn =
  (connectionId: string) =>
  ({ dispositionWord: word, result: documented }: VendorCallRecord) => ({ connectionId, word, documented });

/** By vendor key, in its order: one statement cannot touch a row twice, and all nodes must take the keys in one order. */
function withoutRepeats(page: readonly VendorCallRecord[]): VendorCallRecord[] {
  const byKey = new Map(page.map((record) => [record.vendorKey, record]));
  return [...byKey.values()].sort((a, b) => (a.vendorKey < b.vendorKey ? -1 : 1));
}

/** Matches by something else than our id may come to stand only after the record was first stored. */
function laterMatches(rows: readonly RecordRow[], stored: readonly StoredChange[]) {
  const touched = new Set(stored.map((change) => change.vendorKey));
  return rows.filter(
    (row) => row.matchedBy !== null && row.matchedBy !== 'correlation_id' && !touched.has(row.vendorKey),
  );
}

/** Counted once per record, not once per reading of it. A word that a manager has mapped is not unknown. */
function driftOf(
  records: readonly VendorCallRecord[],
  stored: readonly StoredChange[],
  rows: readonly RecordRow[],
): DriftRow[] {
  const understood = new Set(rows.filter(({ result }) => result !== null).map(({ vendorKey }) => vendorKey));
  const touched = new Set(stored.map((change) => change.vendorKey));
  const seen = new Map<string, { what: string; sample: string; count: number }>();
  for (const record of records) {
    if (!touched.has(record.vendorKey)) continue;
    for (const text of record.drift) {
      if (understood.has(record.vendorKey) && text.startsWith(UNKNOWN_WORD)) continue;
      const what = `call records: ${text}`.slice(0, 300);
      const known = seen.get(what);
      if (known === undefined)
        seen.set(what, { what, sample: record.dispositionWord.slice(0, 100), count: 1 });
      else known.count += 1;
    }
  }
  return [...seen.values()];
}

const redialDrift = (count: number): DriftRow[] =>
  count === 0
    ? []
    : [
        {
          what: 'call records: the vendor retried a contact by itself',
          sample: 'One attempt led to more than one dial; every dial counts against caps.',
          count,
        },
      ];
