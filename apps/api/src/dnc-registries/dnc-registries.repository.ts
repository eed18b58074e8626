import type { DncScope } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';

export interface RegistryRow {
  readonly id: string;
  readonly name: string;
  readonly scope: DncScope;
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly campaignId: string | null;
  readonly campaignName: string | null;
  readonly countries: readonly string[];
  readonly callingCodes: readonly string[];
  readonly country: string | null;
  readonly maxAgeDays: number | null;
  readonly versionId: string | null;
  readonly numbersTable: string | null;
  readonly asOf: Date | null;
  readonly numbers: number | null;
  readonly bytes: number;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly removedAt: Date | null;
  readonly removedBy: string | null;
  readonly removedReason: string | null;
}

export type NewRegistry = Pick<
  RegistryRow,
  'id' | 'name' | 'scope' | 'groupId' | 'campaignId' | 'countries' | 'callingCodes' | 'country' | 'maxAgeDays'
>;
export type RegistryChange = Pick<
  RegistryRow,
  'name' | 'countries' | 'callingCodes' | 'country' | 'maxAgeDays'
>;

const SELECT = `
  select registry.id, registry.name, registry.scope, registry.group_id as "groupId", campaign_group.name as "groupName",
    registry.campaign_id as "campaignId", campaign.name as "campaignName", registry.countries,
    registry.calling_codes as "callingCodes", registry.country, registry.max_age_days as "maxAgeDays",
    registry.version_id as "versionId", registry.numbers_table as "numbersTable", registry.as_of as "asOf",
    registry.numbers::float8 as numbers,
    coalesce(pg_total_relation_size(to_regclass(registry.numbers_table)), 0)::float8 as bytes,
    registry.created_by as "createdBy", registry.created_at as "createdAt", registry.removed_at as "removedAt",
    registry.removed_by as "removedBy", registry.removed_reason as "removedReason"
  from dnc_registry registry
  left join campaign_group on campaign_group.id = registry.group_id
  left join campaign on campaign.id = registry.campaign_id`;

const INSERT = `
  insert into dnc_registry (id, name, scope, group_id, campaign_id, countries, calling_codes, country, max_age_days,
    created_by, created_at, updated_at)
  values ($1::uuid, $2::text, $3::text, $4::uuid, $5::uuid, $6::text[], $7::text[], $8::text, $9::int, $10::text,
    $11::timestamptz, $11::timestamptz)`;

const CHANGE = `
  update dnc_registry set name = $2::text, countries = $3::text[], calling_codes = $4::text[], country = $5::text,
    max_age_days = $6::int, updated_at = $7::timestamptz where id = $1::uuid`;

const REMOVE = `
  update dnc_registry set removed_at = $2::timestamptz, removed_by = $3::text, removed_reason = $4::text,
    updated_at = $2::timestamptz where id = $1::uuid`;

const PUT_IN_FORCE = `
  update dnc_registry set version_id = $2::uuid, numbers_table = $3::text, as_of = $4::timestamptz, numbers = $5::bigint,
    updated_at = $6::timestamptz where id = $1::uuid`;

@Injectable()
export class DncRegistriesRepository {
  constructor(private readonly database: Database) {}

  /** By name, then id. */
  async list(
    isRemoved: boolean,
    after: readonly [name: string, id: string] | null,
    take: number,
  ): Promise<RegistryRow[]> {
    const { rows } = await this.database.pool.query<RegistryRow>(
      `${SELECT} where (registry.removed_at is not null) = $1
         and ($2::text is null or (registry.name, registry.id) > ($2, $3::uuid))
       order by registry.name, registry.id limit $4`,
      [isRemoved, after?.[0] ?? null, after?.[1] ?? null, take],
    );
    return rows;
  }

  async find(id: string): Promise<RegistryRow | null> {
    const { rows } = await this.database.pool.query<RegistryRow>(`${SELECT} where registry.id = $1`, [id]);
    return rows[0] ?? null;
  }

  async findForChange(transaction: AnyTransaction, id: string): Promise<RegistryRow | null> {
    const [row] = await runInTransaction<RegistryRow>(
      transaction,
      `${SELECT} where registry.id = $1::uuid for update of registry`,
      [id],
    );
    return row ?? null;
  }

  async insert(
    transaction: AnyTransaction,
    registry: NewRegistry,
    who: { by: string; at: Date },
  ): Promise<void> {
    const { id, name, scope, groupId, campaignId, countries, callingCodes, country, maxAgeDays } = registry;
    await runInTransaction(transaction, INSERT, [
      id,
      name,
      scope,
      groupId,
      campaignId,
      countries,
      callingCodes,
      country,
      maxAgeDays,
      who.by,
      who.at,
    ]);
  }

  async change(transaction: AnyTransaction, id: string, to: RegistryChange, at: Date): Promise<void> {
    const values = [id, to.name, to.countries, to.callingCodes, to.country, to.maxAgeDays, at];
    await runInTransaction(transaction, CHANGE, values);
  }

  async remove(
    transaction: AnyTransaction,
    id: string,
    removal: { at: Date; by: string; reason: string },
  ): Promise<void> {
    await runInTransaction(transaction, REMOVE, [id, removal.at, removal.by, removal.reason]);
  }

  /** The switch-over: from the commit on, everybody looks numbers up in this version's table. */
  async putInForce(
    transaction: AnyTransaction,
    id: string,
    version: { id: string; table: string; asOf: Date; numbers: number },
    at: Date,
  ): Promise<void> {
    const values = [id, version.id, version.table, version.asOf, version.numbers, at];
    await runInTransaction(transaction, PUT_IN_FORCE, values);
  }

  /** Null: every campaign. */
  async campaignsOf(
    transaction: AnyTransaction,
    { scope, groupId, campaignId }: Pick<RegistryRow, 'scope' | 'groupId' | 'campaignId'>,
  ): Promise<string[] | null> {
    if (scope === 'all') return null;
    if (campaignId !== null) return [campaignId];
    const rows = await runInTransaction<{ id: string }>(
      transaction,
      'select id from campaign where group_id = $1::uuid',
      [groupId],
    );
    return rows.map((row) => row.id);
  }
}
