import type { DncMatch, DncScope } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import type { AnyTransaction } from '../database/statement.js';
import { type AttemptPastGate, Gate } from '../gate/gate.service.js';
import { JobsService } from '../jobs/jobs.service.js';
import { Spool } from '../spool/spool.service.js';
import { type DncOutcomeRow, DncRepository, type NewDncRow } from './dnc.repository.js';
import { RECALL_NUMBERS } from './dnc-jobs.js';
import { byReach, type Reached, type ReachedSet, reachKey, toNumber } from './dnc-reach.js';
import { DncRecallsRepository, type PastGateNote } from './dnc-recalls.repository.js';
import { DncRecalls } from './dnc-recalls.service.js';

export interface NewDncEntry {
  readonly scope: DncScope;
  readonly groupId: string | null;
  readonly campaignId: string | null;
  readonly match: DncMatch;
  /** Digits without "+", already checked. */
  readonly value: string;
  readonly reason: string;
  readonly source: string;
  readonly expiresAt: Date | null;
}

export interface DncAdded {
  readonly additionId: string;
  readonly at: Date;
  /** In the order of the entries given; the same number twice gives the same row twice. */
  readonly entries: readonly DncOutcomeRow[];
  readonly alreadyPastGate: readonly AttemptPastGate[];
}

/** Writes do-not-call entries with everything that must happen in the same moment. */
@Injectable()
export class DncWriter {
  constructor(
    private readonly entries: DncRepository,
    private readonly recalls: DncRecallsRepository,
    private readonly vendors: DncRecalls,
    private readonly gate: Gate,
    private readonly spool: Spool,
    private readonly jobs: JobsService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds entries in the caller's transaction. Nothing may follow it there: it closes the send gate, notes what was past
   * it, and from the commit on no attempt to these numbers passes it. Adding what is there already changes nothing.
   * `importId`: the entries are a batch of that file.
   */
  async add(
    tx: AnyTransaction,
    actor: Actor,
    entries: readonly NewDncEntry[],
    options: { readonly importId?: string } = {},
  ): Promise<DncAdded> {
    const now = this.clock.now();
    const rows = withoutRepeats(entries, now);
    const outcomes = await this.entries.add(tx, [...rows.values()], { by: actor.name, at: now });
    const changed = outcomes.filter((row) => row.outcome !== 'known');
    if (options.importId === undefined) await this.recordAdded(tx, actor, changed, rows);
    else await this.recordBatch(tx, actor, changed.length, options.importId);
    await this.forgetVerdicts(tx, changed);
    await this.vendors.blacklist(
      tx,
      changed.map(({ id }) => id),
    );
    const reaches = await this.withCampaigns(tx, byReach(outcomes));
    for (const { set, campaignIds } of reaches) {
      await this.jobs.enqueue(tx, RECALL_NUMBERS, {
        numbers: set.match === 'number' ? set.values.map(toNumber) : null,
        prefixes: set.match === 'prefix' ? set.values : null,
        campaignIds,
      });
    }
    const additionId = options.importId ?? uuidv7();
    const byKey = new Map(outcomes.map((row) => [entryKey(row), row]));
    const past = new Map<string, AttemptPastGate>();
    const notes: PastGateNote[] = [];
    for (const { set, campaignIds } of reaches) {
      const narrowed = campaignIds === null ? {} : { campaignIds };
      const selection =
        set.match === 'number'
          ? { numbers: set.values.map(toNumber), ...narrowed }
          : { prefixes: set.values, ...narrowed };
      for (const attempt of await this.gate.close(tx, selection)) {
        past.set(attempt.attemptId, attempt);
        for (const value of valuesThatHit(set, attempt.number)) {
          const entryId = byKey.get(entryKey({ ...set, value }))?.id;
          const { attemptId, state } = attempt;
          if (entryId !== undefined)
            notes.push({ id: uuidv7(), additionId, entryId, registryId: null, attemptId, state });
        }
      }
    }
    await this.recalls.note(tx, notes, now);
    return {
      additionId,
      at: now,
      entries: entries.map((entry) => byKey.get(entryKey(entry))).filter((row) => row !== undefined),
      alreadyPastGate: [...past.values()],
    };
  }

  /** Ends an entry; contacts it held back are judged anew. */
  async remove(
    tx: AnyTransaction,
    actor: Actor,
    entry: Reached & { readonly id: string },
    reason: string,
  ): Promise<void> {
    await this.entries.remove(tx, entry.id, { at: this.clock.now(), by: actor.name, reason });
    await this.audit.record(tx, {
      actor,
      action: 'dnc.removed',
      objectType: 'dnc_entry',
      objectId: entry.id,
      before: { scope: entry.scope, match: entry.match, value: toNumber(entry.value) },
      after: { reason },
    });
    await this.forgetVerdicts(tx, [entry]);
  }

  /** One entry each, so that every number's own history says who added it; the request id tells what came together. */
  private async recordAdded(
    tx: AnyTransaction,
    actor: Actor,
    changed: readonly DncOutcomeRow[],
    rows: ReadonlyMap<string, NewDncRow>,
  ): Promise<void> {
    const entries = changed.map((row) => {
      const { reason, source, expiresAt } = rows.get(entryKey(row)) ?? {};
      const { id, outcome, scope, match, groupId, campaignId } = row;
      const value = toNumber(row.value);
      const after = { outcome, scope, groupId, campaignId, match, value, reason, source, expiresAt };
      return { actor, action: 'dnc.added', objectType: 'dnc_entry' as const, objectId: id, after };
    });
    await this.audit.recordAll(tx, entries);
  }

  /** The file is kept, so the trail need not name its numbers again. */
  private async recordBatch(
    tx: AnyTransaction,
    actor: Actor,
    changed: number,
    importId: string,
  ): Promise<void> {
    if (changed === 0) return;
    const after = { importId, entries: changed };
    await this.audit.record(tx, {
      actor,
      action: 'dnc.added',
      objectType: 'dnc_import',
      objectId: importId,
      after,
    });
  }

  private async forgetVerdicts(tx: AnyTransaction, entries: readonly Reached[]): Promise<void> {
    for (const { set, campaignIds } of await this.withCampaigns(tx, byReach(entries))) {
      if (set.match === 'number') await this.spool.reevaluate(tx, { numbers: set.values.map(toNumber) });
      else if (campaignIds === null) await this.spool.reevaluate(tx, { all: true });
      else await this.spool.reevaluate(tx, { campaignIds });
    }
  }

  /** Null campaigns: all of them. */
  private async withCampaigns(tx: AnyTransaction, sets: readonly ReachedSet[]) {
    const found: { set: ReachedSet; campaignIds: string[] | null }[] = [];
    for (const set of sets) {
      if (set.groupId !== null) {
        found.push({ set, campaignIds: await this.entries.campaignsOfGroup(tx, set.groupId) });
      } else {
        found.push({ set, campaignIds: set.campaignId === null ? null : [set.campaignId] });
      }
    }
    return found;
  }
}

/** Which of the values of a reach forbid this number. */
function valuesThatHit(set: ReachedSet, number: string): readonly string[] {
  const digits = number.slice(1);
  return set.match === 'number' ? [digits] : set.values.filter((value) => digits.startsWith(value));
}

const entryKey = (entry: Reached): string => `${reachKey(entry)} ${entry.value}`;

/** One row per scope, match and value; of repeats the one that lasts longest. Their ids are of this moment. */
function withoutRepeats(entries: readonly NewDncEntry[], now: Date): Map<string, NewDncRow> {
  const rows = new Map<string, NewDncRow>();
  for (const entry of entries) {
    const key = entryKey(entry);
    const known = rows.get(key);
    if (known === undefined || lastsLonger(entry, known))
      rows.set(key, { id: uuidv7({ msecs: now.getTime() }), ...entry });
  }
  return rows;
}

const lastsLonger = (entry: { expiresAt: Date | null }, than: { expiresAt: Date | null }): boolean =>
  than.expiresAt !== null && (entry.expiresAt === null || entry.expiresAt > than.expiresAt);
