import type {
  ChangeDncRegistryRequest,
  CreateDncRegistryRequest,
  DncRegistryQuery,
  DncRegistryView,
  Page,
} from '@callspool/contracts';
import { callingCodeOf } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { decodeCursor, toPage } from '../common/http/page.js';
import { requireId } from '../common/http/id-cursor.js';
import { brokenConstraint } from '../database/database-errors.js';
import type { AnyTransaction } from '../database/statement.js';
import { TransactionRunner } from '../database/transaction-runner.js';
import { scopeProblems } from '../dnc/dnc-scope.js';
import { DncRegistriesRepository, type RegistryRow } from './dnc-registries.repository.js';
import { toDncRegistryView } from './dnc-registry.mapper.js';
import { DncRegistryVersionsRepository } from './dnc-registry-versions.repository.js';
import { RegistryRules } from './registry-rules.js';

/** The registers that somebody else keeps: what each speaks of, and how old its file may be. */
@Injectable()
export class DncRegistriesService {
  constructor(
    private readonly registries: DncRegistriesRepository,
    private readonly versions: DncRegistryVersionsRepository,
    private readonly rules: RegistryRules,
    private readonly transactions: TransactionRunner,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(query: DncRegistryQuery): Promise<Page<DncRegistryView>> {
    const key = decodeCursor(query.cursor, 2);
    const after = key === null ? null : ([String(key[0]), requireId(key[1])] as const);
    const rows = await this.registries.list(query.state === 'removed', after, query.limit + 1);
    const page = toPage(rows, query.limit, (row) => [row.name, row.id]);
    const latest = await this.versions.latestOf(page.items.map(({ id }) => id));
    const now = this.clock.now();
    const items = page.items.map((row) => toDncRegistryView(row, latest.get(row.id) ?? null, now));
    return { items, nextCursor: page.nextCursor };
  }

  async get(id: string): Promise<DncRegistryView> {
    const row = await this.getRow(id);
    const latest = await this.versions.latestOf([id]);
    return toDncRegistryView(row, latest.get(id) ?? null, this.clock.now());
  }

  /** @throws AppError `dnc_registry.not_found` */
  async getRow(id: string): Promise<RegistryRow> {
    const row = await this.registries.find(id);
    if (row === null) throw notFound(id);
    return row;
  }

  /** A registry with a limit of age holds back what it covers from this moment on, until it has a file. */
  async create(actor: Actor, request: CreateDncRegistryRequest): Promise<DncRegistryView> {
    const issues = scopeProblems(request);
    if (issues.length > 0) {
      throw new AppError('dnc_registry.invalid', issues.map(({ message }) => message).join(' '), { issues });
    }
    const id = uuidv7();
    const { name, scope, groupId = null, campaignId = null, countries, country = null } = request;
    const maxAgeDays = request.maxAgeDays ?? null;
    const registry = { id, name, scope, groupId, campaignId, countries, country, maxAgeDays };
    await this.change(async (tx) => {
      const who = { by: actor.name, at: this.clock.now() };
      await this.registries.insert(tx, { ...registry, callingCodes: codesOf(countries) }, who);
      await this.audit.record(tx, {
        actor,
        action: 'dnc_registry.created',
        objectType: 'dnc_registry',
        objectId: id,
        after: registry,
      });
      if (maxAgeDays !== null) await this.rules.changed(tx, registry);
    });
    return this.get(id);
  }

  async edit(actor: Actor, id: string, request: ChangeDncRegistryRequest): Promise<DncRegistryView> {
    await this.change(async (tx) => {
      const row = await this.getLive(tx, id);
      const before = pickRules(row);
      const after = {
        name: request.name ?? row.name,
        countries: request.countries ?? row.countries,
        country: request.country === undefined ? row.country : request.country,
        maxAgeDays: request.maxAgeDays === undefined ? row.maxAgeDays : request.maxAgeDays,
      };
      if (JSON.stringify(before) === JSON.stringify(after)) return;
      const to = { ...after, callingCodes: codesOf(after.countries) };
      await this.registries.change(tx, id, to, this.clock.now());
      await this.audit.record(tx, {
        actor,
        action: 'dnc_registry.changed',
        objectType: 'dnc_registry',
        objectId: id,
        before,
        after,
      });
      await this.rules.changed(tx, row);
    });
    return this.get(id);
  }

  /** Ends a registry and keeps it as history; contacts it held back are judged anew. */
  async remove(actor: Actor, id: string, reason: string): Promise<DncRegistryView> {
    await this.change(async (tx) => {
      const row = await this.getLive(tx, id);
      const at = this.clock.now();
      await this.registries.remove(tx, id, { at, by: actor.name, reason });
      await this.versions.cancelAll(tx, id, at);
      await this.audit.record(tx, {
        actor,
        action: 'dnc_registry.removed',
        objectType: 'dnc_registry',
        objectId: id,
        before: { ...pickRules(row), numbers: row.numbers, asOf: row.asOf },
        after: { reason },
      });
      await this.rules.changed(tx, row);
    });
    return this.get(id);
  }

  private async getLive(tx: AnyTransaction, id: string): Promise<RegistryRow> {
    const row = await this.registries.findForChange(tx, id);
    if (row === null) throw notFound(id);
    if (row.removedAt === null) return row;
    throw new AppError('dnc_registry.removed', `${row.removedBy ?? 'Somebody'} has removed this registry.`, {
      details: { id },
    });
  }

  private async change(work: (tx: AnyTransaction) => Promise<void>): Promise<void> {
    await this.transactions.run(work).catch(explainConflict);
  }
}

/** Countries are checked where they come in, so none is without a code. */
const codesOf = (countries: readonly string[]): string[] =>
  [...new Set(countries.map(callingCodeOf))].filter((code) => code !== null);

const pickRules = ({ name, countries, country, maxAgeDays }: RegistryRow) => ({
  name,
  countries,
  country,
  maxAgeDays,
});

const notFound = (id: string): AppError =>
  new AppError('dnc_registry.not_found', 'No such registry.', { details: { id } });

function explainConflict(error: unknown): never {
  const constraint = brokenConstraint(error) ?? '';
  if (constraint === 'dnc_registry_name_once') {
    const message = 'There is a registry of this name already.';
    throw new AppError('dnc_registry.name_taken', message, { issues: [{ path: 'name', message }] });
  }
  const missing = { dnc_registry_group_id_fkey: 'groupId', dnc_registry_campaign_id_fkey: 'campaignId' };
  const path = missing[constraint as keyof typeof missing] as string | undefined;
  if (path === undefined) throw error;
  const message = path === 'groupId' ? 'There is no such group of campaigns.' : 'There is no such campaign.';
  throw new AppError('dnc_registry.invalid', message, { issues: [{ path, message }] });
}
