import type { DncMatch, DncScope } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';

interface Reach {
  readonly scope: DncScope;
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly campaignId: string | null;
  readonly campaignName: string | null;
}

export interface CheckedEntry extends Reach {
  readonly id: string;
  readonly match: DncMatch;
  readonly value: string;
  readonly reason: string;
  readonly source: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
}

export interface CheckedRegistry extends Reach {
  readonly id: string;
  readonly name: string;
  readonly countries: readonly string[];
  readonly callingCodes: readonly string[];
  readonly maxAgeDays: number | null;
  readonly asOf: Date | null;
  readonly createdBy: string;
  readonly createdAt: Date;
}

export interface CheckRows {
  readonly entries: readonly CheckedEntry[];
  /** Which registry names which number, in digits. */
  readonly listed: readonly { readonly registryId: string; readonly number: string }[];
  readonly registries: readonly CheckedRegistry[];
  /** The campaign asked about; null when none was, or there is none. */
  readonly campaign: { readonly id: string; readonly groupId: string | null } | null;
}

/** JSON has no dates. */
type Written<T> = {
  [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K];
};

interface Row extends Omit<CheckRows, 'entries' | 'registries'> {
  readonly entries: readonly Written<CheckedEntry>[];
  readonly registries: readonly Written<CheckedRegistry>[];
}

const REACH = (row: string): string => `
  'scope', ${row}.scope, 'groupId', ${row}.group_id, 'groupName', campaign_group.name,
  'campaignId', ${row}.campaign_id, 'campaignName', campaign.name`;
const NAMES = (row: string): string => `
  left join campaign_group on campaign_group.id = ${row}.group_id
  left join campaign on campaign.id = ${row}.campaign_id`;

// One statement, one moment, one round trip: other systems ask before every call they make.
const CHECK = `
  select
    coalesce((
      select json_agg(json_build_object('id', entry.id, ${REACH('entry')}, 'match', entry.match, 'value', entry.value,
        'reason', entry.reason, 'source', entry.source, 'createdBy', entry.created_by, 'createdAt', entry.created_at,
        'expiresAt', entry.expires_at) order by entry.id)
      from dnc_entry entry ${NAMES('entry')}
      where entry.value = any($1::text[]) and entry.removed_at is null), '[]') as entries,
    coalesce((
      select json_agg(json_build_object('registryId', hit.registry_id, 'number', hit.number::text))
      from dnc_registry_hits($2::bigint[]) hit), '[]') as listed,
    coalesce((
      select json_agg(json_build_object('id', registry.id, 'name', registry.name, ${REACH('registry')},
        'countries', registry.countries, 'callingCodes', registry.calling_codes, 'maxAgeDays', registry.max_age_days,
        'asOf', registry.as_of, 'createdBy', registry.created_by, 'createdAt', registry.created_at) order by registry.name)
      from dnc_registry registry ${NAMES('registry')}
      where registry.removed_at is null), '[]') as registries,
    (select json_build_object('id', id, 'groupId', group_id) from campaign where id = $3::uuid) as campaign`;

/** Everything that may forbid calls to some numbers. */
@Injectable()
export class DncCheckRepository {
  constructor(private readonly database: Database) {}

  /** `values`: whole numbers and all their prefixes, in digits; `numbers`: the whole numbers. */
  async find(
    values: readonly string[],
    numbers: readonly string[],
    campaignId: string | null,
  ): Promise<CheckRows> {
    const { rows } = await this.database.pool.query<Row>(CHECK, [values, numbers, campaignId]);
    if (rows[0] === undefined) throw new Error('The statement always answers one row.');
    const { entries, registries, ...rest } = rows[0];
    return {
      ...rest,
      entries: entries.map((entry) => ({
        ...entry,
        createdAt: new Date(entry.createdAt),
        expiresAt: entry.expiresAt === null ? null : new Date(entry.expiresAt),
      })),
      registries: registries.map((registry) => ({
        ...registry,
        createdAt: new Date(registry.createdAt),
        asOf: registry.asOf === null ? null : new Date(registry.asOf),
      })),
    };
  }
}
