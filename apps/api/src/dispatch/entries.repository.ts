import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { type DispatchEntry, ENTRY_COLUMNS } from './dispatch-entry.js';

/** What an evaluation found for an entry; `rank` and `until` belong to ready ones only. */
export interface Verdict {
  readonly id: string;
  readonly state: 'ready' | 'waiting' | 'blocked' | 'done';
  readonly eligibleAt: Date | null;
  readonly until: Date | null;
  readonly blocks: readonly string[];
  readonly rank: bigint | null;
}

const FROM = `from spool_entry entry join contact on contact.id = entry.contact_id`;
const TAKE = `limit $2 for update of entry skip locked`;

const FRESH = `
  select ${ENTRY_COLUMNS} ${FROM}
  where entry.campaign_id = $1 and entry.state = 'new' order by entry.rank, entry.id ${TAKE}`;
const DUE = `
  select ${ENTRY_COLUMNS} ${FROM}
  where entry.campaign_id = $1 and entry.state = 'waiting' and entry.eligible_at <= $3 order by entry.eligible_at ${TAKE}`;
// Not in the queue of those that are merely due: after a night that is long, and a promise must not wait in it.
const PROMISED = `
  select ${ENTRY_COLUMNS} from callback
  join spool_entry entry on entry.contact_id = callback.contact_id and entry.campaign_id = callback.campaign_id
  join contact on contact.id = entry.contact_id
  where callback.campaign_id = $1 and callback.state = 'open' and callback.due_at <= $3
    and entry.state in ('new', 'waiting') and entry.eligible_at <= $3 order by callback.due_at ${TAKE}`;
const LAPSED = `
  select ${ENTRY_COLUMNS} ${FROM}
  where entry.campaign_id = $1 and entry.state = 'ready' and entry.until <= $3 order by entry.until ${TAKE}`;
const STALE = `
  select ${ENTRY_COLUMNS} ${FROM}
  where entry.campaign_id = $1 and entry.state in ('waiting', 'ready', 'blocked')
    and entry.policy_version < $3 order by entry.policy_version ${TAKE}`;
const READY = `
  select ${ENTRY_COLUMNS} ${FROM}
  where entry.campaign_id = $1 and entry.state = 'ready' order by entry.rank, entry.id ${TAKE}`;

const WRITE = `
  update spool_entry entry set
    state = verdict.state::spool_state, eligible_at = verdict."eligibleAt", until = verdict.until,
    blocks = coalesce(verdict.blocks, '{}'), rank = coalesce(verdict.rank, entry.rank),
    evaluated_at = $2, policy_version = $3, updated_at = $2
  from jsonb_to_recordset($1::jsonb) as verdict(
    id uuid, state text, "eligibleAt" timestamptz, until timestamptz, blocks text[], rank bigint)
  where entry.id = verdict.id`;

export interface SampledEntry extends DispatchEntry {
  readonly cachedEligibleAt: Date | null;
  readonly cachedBlocks: readonly string[];
  readonly cachedAt: Date | null;
}

// A random place among the ids, so that every entry's turn comes; made in SQL, so that the ids need not be read.
const SAMPLE = `
  select ${ENTRY_COLUMNS}, entry.eligible_at as "cachedEligibleAt", entry.blocks as "cachedBlocks",
    entry.evaluated_at as "cachedAt" ${FROM}
  where entry.campaign_id = $1 and entry.state = $4::spool_state and entry.policy_version = $3
    and entry.blocks <> '{VENDOR_REFUSED}' and entry.id >= (
      select id from spool_entry where campaign_id = $1 and state = $4::spool_state order by id
      offset floor($5::float8 * (select count(*) from (
        select 1 from spool_entry where campaign_id = $1 and state = $4::spool_state limit 100000) counted)) limit 1)
  order by entry.id ${TAKE}`;

/** Takes a campaign's entries by need and writes their verdicts back; the caller holds the transaction. */
@Injectable()
export class EntriesRepository {
  async takeFresh(client: pg.ClientBase, campaignId: string, limit: number): Promise<DispatchEntry[]> {
    return (await client.query<DispatchEntry>(FRESH, [campaignId, limit])).rows;
  }

  async takeDue(
    client: pg.ClientBase,
    campaignId: string,
    limit: number,
    now: Date,
  ): Promise<DispatchEntry[]> {
    return (await client.query<DispatchEntry>(DUE, [campaignId, limit, now])).rows;
  }

  /** Entries whose promised call is due. */
  async takePromised(
    client: pg.ClientBase,
    campaignId: string,
    limit: number,
    now: Date,
  ): Promise<DispatchEntry[]> {
    return (await client.query<DispatchEntry>(PROMISED, [campaignId, limit, now])).rows;
  }

  async takeLapsed(
    client: pg.ClientBase,
    campaignId: string,
    limit: number,
    now: Date,
  ): Promise<DispatchEntry[]> {
    return (await client.query<DispatchEntry>(LAPSED, [campaignId, limit, now])).rows;
  }

  async takeStale(
    client: pg.ClientBase,
    campaignId: string,
    limit: number,
    version: number,
  ): Promise<DispatchEntry[]> {
    return (await client.query<DispatchEntry>(STALE, [campaignId, limit, version])).rows;
  }

  async takeReady(client: pg.ClientBase, campaignId: string, limit: number): Promise<DispatchEntry[]> {
    return (await client.query<DispatchEntry>(READY, [campaignId, limit])).rows;
  }

  /** Waiting and blocked entries from a random place on (`chance`: 0 to 1), half of each at most. */
  async takeSample(
    client: pg.ClientBase,
    campaign: { id: string; policy: { version: number } },
    size: number,
    chance: number,
  ): Promise<SampledEntry[]> {
    const of = async (state: 'waiting' | 'blocked') =>
      (
        await client.query<SampledEntry>(SAMPLE, [
          campaign.id,
          size / 2,
          campaign.policy.version,
          state,
          chance,
        ])
      ).rows;
    return [...(await of('waiting')), ...(await of('blocked'))];
  }

  async writeVerdicts(
    client: pg.ClientBase,
    verdicts: readonly Verdict[],
    now: Date,
    version: number,
  ): Promise<void> {
    if (verdicts.length === 0) return;
    const rows = verdicts.map((verdict) => ({ ...verdict, rank: verdict.rank?.toString() ?? null }));
    await client.query(WRITE, [JSON.stringify(rows), now, version]);
  }
}
