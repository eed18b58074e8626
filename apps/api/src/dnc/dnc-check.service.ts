import type {
  DncCheckAnswer,
  DncCheckAnswers,
  DncCheckQuery,
  DncCheckRequest,
  DncHitView,
  DncRegistryAge,
} from '@callspool/contracts';
import {
  type DncScope,
  forbids,
  isCovered,
  isOverdue,
  parsePhone,
  prefixesOf,
  reaches,
} from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { groupBy } from '../common/collections/group-by.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import {
  type CheckedEntry,
  type CheckedRegistry,
  type CheckRows,
  DncCheckRepository,
} from './dnc-check.repository.js';
import { toNumber } from './dnc-reach.js';
import { freshnessOf } from './registry-freshness.js';

type Verdict = Pick<DncCheckAnswer, 'isListed' | 'hits' | 'scrubsDue'>;

/** Says of numbers whether anything forbids calls to them, to people and to other systems. */
@Injectable()
export class DncCheckService {
  constructor(
    private readonly rows: DncCheckRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `dnc.invalid`, `campaign.not_found` */
  async checkOne({ number, country, campaignId }: DncCheckQuery): Promise<DncCheckAnswer> {
    const phone = parsePhone(number, country ?? null);
    if (!phone.ok) {
      const issues = [{ path: 'number', message: phone.message }];
      throw new AppError('dnc.invalid', phone.message, { issues });
    }
    const sheet = await this.ask([phone.e164], campaignId ?? null);
    return {
      at: sheet.now.toISOString(),
      number: phone.e164,
      ...sheet.verdictOn(phone.e164),
      registries: sheet.ages(),
    };
  }

  /** A number that cannot be read is said to be that, and does not spoil the others. */
  async checkMany({ numbers, country, campaignId }: DncCheckRequest): Promise<DncCheckAnswers> {
    const phones = numbers.map((number) => parsePhone(number, country ?? null));
    const e164 = [...new Set(phones.flatMap((phone) => (phone.ok ? [phone.e164] : [])))];
    const sheet = await this.ask(e164, campaignId ?? null);
    return {
      at: sheet.now.toISOString(),
      answers: phones.map((phone, index) => {
        const asked = numbers[index] ?? '';
        if (phone.ok) {
          return { asked, number: phone.e164, message: null, ...sheet.verdictOn(phone.e164) };
        }
        return { asked, number: null, message: phone.message, isListed: false, hits: [], scrubsDue: [] };
      }),
      registries: sheet.ages(),
    };
  }

  /** What forbids calls to a number that is stored in E.164, in any campaign. */
  async hitsOn(e164: string): Promise<DncHitView[]> {
    return (await this.ask([e164], null)).verdictOn(e164).hits;
  }

  private async ask(e164: readonly string[], campaignId: string | null): Promise<CheckSheet> {
    const now = this.clock.now();
    const values = [...new Set(e164.flatMap(prefixesOf))];
    const digits = e164.map((number) => number.slice(1));
    const rows = await this.rows.find(values, digits, campaignId);
    if (campaignId !== null && rows.campaign === null) {
      throw new AppError('campaign.not_found', 'No such campaign.', { details: { campaignId } });
    }
    return new CheckSheet(rows, now);
  }
}

/** What was found for some numbers, read once for all of them. */
class CheckSheet {
  private readonly entries: ReadonlyMap<string, readonly CheckedEntry[]>;
  private readonly registries: readonly CheckedRegistry[];
  private readonly listed: ReadonlySet<string>;

  constructor(
    rows: CheckRows,
    readonly now: Date,
  ) {
    const isWithin = (row: Reached): boolean =>
      rows.campaign === null ||
      reaches(
        { scope: row.scope, scopeId: row.campaignId ?? row.groupId },
        { campaignId: rows.campaign.id, groupId: rows.campaign.groupId },
      );
    this.entries = groupBy(rows.entries.filter(isWithin), ({ value }) => value);
    this.registries = rows.registries.filter(isWithin);
    this.listed = new Set(rows.listed.map(({ registryId, number }) => `${registryId} ${number}`));
  }

  verdictOn(e164: string): Verdict {
    const entries = prefixesOf(e164)
      .flatMap((value) => this.entries.get(value) ?? [])
      .filter((entry) => forbids(entry, e164, this.now));
    const digits = e164.slice(1);
    const registries = this.registries.filter(({ id }) => this.listed.has(`${id} ${digits}`));
    const hits = [...entries.map(toEntryHit), ...registries.map((registry) => toRegistryHit(registry, e164))];
    return { isListed: hits.length > 0, hits, scrubsDue: this.scrubsDue(e164) };
  }

  ages(): DncRegistryAge[] {
    return this.registries.map((registry) => {
      const { freshness, lapsesAt } = freshnessOf(registry, this.now);
      const { id, name, scope, groupId, campaignId, countries, asOf, maxAgeDays } = registry;
      return {
        id,
        name,
        scope,
        groupId,
        campaignId,
        countries: [...countries],
        asOf: asOf?.toISOString() ?? null,
        maxAgeDays,
        lapsesAt: lapsesAt?.toISOString() ?? null,
        freshness,
      };
    });
  }

  private scrubsDue(e164: string): string[] {
    return this.registries
      .filter(
        (registry) =>
          registry.maxAgeDays !== null &&
          isCovered(registry, e164) &&
          isOverdue({ asOf: registry.asOf, maxAgeDays: registry.maxAgeDays }, this.now),
      )
      .map(({ id }) => id);
  }
}

interface Reached {
  readonly scope: DncScope;
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly campaignId: string | null;
  readonly campaignName: string | null;
}

const reachOf = ({ scope, groupId, groupName, campaignId, campaignName }: Reached): Reached => ({
  scope,
  groupId,
  groupName,
  campaignId,
  campaignName,
});

const toEntryHit = (entry: CheckedEntry): DncHitView => ({
  kind: 'entry',
  id: entry.id,
  ...reachOf(entry),
  match: entry.match,
  value: toNumber(entry.value),
  reason: entry.reason,
  source: entry.source,
  createdBy: entry.createdBy,
  createdAt: entry.createdAt.toISOString(),
  expiresAt: entry.expiresAt?.toISOString() ?? null,
  asOf: null,
});

const toRegistryHit = (registry: CheckedRegistry, e164: string): DncHitView => ({
  kind: 'registry',
  id: registry.id,
  ...reachOf(registry),
  match: 'number',
  value: e164,
  reason: registry.name,
  source: 'registry',
  createdBy: registry.createdBy,
  createdAt: registry.createdAt.toISOString(),
  expiresAt: null,
  asOf: registry.asOf?.toISOString() ?? null,
});
