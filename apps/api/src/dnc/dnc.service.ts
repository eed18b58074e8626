import type { AddDncAnswer, AddDncRequest, DncEntryInput, DncEntryView, Issue } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { brokenConstraint } from '../database/database-errors.js';
import { Database } from '../database/database.service.js';
import { toDncEntryView, toPastGateView } from './dnc.mapper.js';
import { DncRepository } from './dnc.repository.js';
import { toNumber } from './dnc-reach.js';
import { DncProofs } from './dnc-proofs.js';
import type { DncRow } from './dnc-row.js';
import { scopeProblems } from './dnc-scope.js';
import { dncValue } from './dnc-value.js';
import { DncWriter, type NewDncEntry } from './dnc-writer.js';

/** Ten thousand entries with their verdicts take a few seconds on a large spool. */
const WRITE_TIMEOUT_MS = 60_000;

@Injectable()
export class DncService {
  constructor(
    private readonly entries: DncRepository,
    private readonly proofs: DncProofs,
    private readonly writer: DncWriter,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds all entries or none. Once this has answered, no attempt to these numbers passes the send gate.
   * @throws AppError `dnc.invalid` with an issue for each entry that cannot be taken
   */
  async add(actor: Actor, request: AddDncRequest): Promise<AddDncAnswer> {
    const entries = this.check(request);
    const {
      additionId,
      at,
      entries: outcomes,
      alreadyPastGate,
    } = await this.database
      .transaction((tx) => this.writer.add(tx, actor, entries), { timeoutMs: WRITE_TIMEOUT_MS })
      .catch(explainMissingScope);
    const count = (outcome: string) => outcomes.filter((row) => row.outcome === outcome).length;
    return {
      additionId,
      at: at.toISOString(),
      entries: outcomes.map(({ id, value, outcome }) => ({ id, value: toNumber(value), outcome })),
      added: count('added'),
      extended: count('extended'),
      known: count('known'),
      alreadyPastGate: alreadyPastGate.map(toPastGateView),
    };
  }

  private check(request: AddDncRequest): NewDncEntry[] {
    const issues: Issue[] = [];
    const entries = request.entries.flatMap((entry, index) => {
      const checked = this.checkOne(entry, request);
      issues.push(
        ...checked.issues.map(({ path, message }) => ({ path: `entries.${index}.${path}`, message })),
      );
      return checked.entry === null ? [] : [checked.entry];
    });
    if (issues.length === 0) return entries;
    throw new AppError(
      'dnc.invalid',
      `${new Set(issues.map(({ path }) => path.split('.')[1])).size} of ${request.entries.length} entries need mending; none was added.`,
      { issues: issues.slice(0, 1000) },
    );
  }

  private checkOne(
    entry: DncEntryInput,
    { country, reason, confirmsWholeCountries }: AddDncRequest,
  ): { entry: NewDncEntry | null; issues: Issue[] } {
    const { match } = entry;
    const value = dncValue(entry.value, { match, country: country ?? null, confirmsWholeCountries });
    const why = entry.reason ?? reason;
    const expiresAt = entry.expiresAt === undefined ? null : new Date(entry.expiresAt);
    const issues = scopeProblems(entry);
    if (!value.ok) issues.push({ path: 'value', message: value.message });
    if (why === undefined) issues.push({ path: 'reason', message: 'Say why, here or once for the request.' });
    if (expiresAt !== null && expiresAt <= this.clock.now()) {
      issues.push({ path: 'expiresAt', message: 'This moment is over.' });
    }
    if (issues.length > 0 || !value.ok || why === undefined) return { entry: null, issues };
    const { scope, source } = entry;
    return {
      entry: {
        scope,
        groupId: entry.groupId ?? null,
        campaignId: entry.campaignId ?? null,
        match,
        value: value.value,
        reason: why,
        source,
        expiresAt,
      },
      issues,
    };
  }

  async get(id: string): Promise<DncEntryView> {
    const row = await this.entries.find(id);
    if (row === null) throw notFound(id);
    return this.view(row);
  }

  private async view(row: DncRow): Promise<DncEntryView> {
    return toDncEntryView(row, await this.proofs.of([row.id]), this.clock.now());
  }

  /** Ends an entry and keeps it as history. */
  async remove(actor: Actor, id: string, reason: string): Promise<DncEntryView> {
    await this.database.transaction(
      async (tx) => {
        const row = await this.entries.findForChange(tx, id);
        if (row === null) throw notFound(id);
        if (row.removedAt !== null) throw alreadyRemoved(row);
        await this.writer.remove(tx, actor, row, reason);
      },
      { timeoutMs: WRITE_TIMEOUT_MS },
    );
    return this.get(id);
  }
}

const notFound = (id: string): AppError =>
  new AppError('dnc.not_found', 'No such do-not-call entry.', { details: { id } });

const alreadyRemoved = (row: DncRow): AppError =>
  new AppError('dnc.already_removed', `${row.removedBy ?? 'Somebody'} has removed this entry already.`, {
    details: { id: row.id },
  });

/** A group or campaign that does not exist breaks a foreign key. */
function explainMissingScope(error: unknown): never {
  const constraint = brokenConstraint(error) ?? '';
  const field = constraint.includes('group')
    ? 'groupId'
    : constraint.includes('campaign')
      ? 'campaignId'
      : null;
  if (field === null || !constraint.endsWith('_fkey')) throw error;
  const message = field === 'groupId' ? 'There is no such group of campaigns.' : 'There is no such campaign.';
  throw new AppError('dnc.invalid', `${message} Nothing was added.`, { issues: [{ path: field, message }] });
}
