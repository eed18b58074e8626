import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import type { NewlyNamed } from '../database/numbers-table.js';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';

// A smaller rank goes first: priority, then the order of the uploaded file.
const ENTRIES = `
  insert into spool_entry (id, campaign_id, contact_id, person_id, state, priority, rank, eligible_at, updated_at)
  select uuid7($2::timestamptz), lists.campaign_id, contact.id, contact.person_id, 'new', contact.priority,
    contact.priority::bigint * 4294967296 + contact.line_number, $2::timestamptz, $2::timestamptz
  from campaign_list lists
  join contact on contact.list_id = lists.list_id`;
const OPEN_CAMPAIGNS = `
  join campaign on campaign.id = lists.campaign_id and campaign.state in ('running', 'paused')`;
const ONCE = `
  order by contact.priority, contact.line_number
  on conflict (campaign_id, contact_id) do nothing`;

// The verdict is dropped, not the state: the promoter looks at the entry again at once. Entries in flight or done wait
// for their own event.
const FORGET = `
  update spool_entry entry set
    state = case when entry.state in ('ready', 'blocked') then 'waiting'::spool_state else entry.state end,
    eligible_at = $1::timestamptz, updated_at = $1::timestamptz
  where entry.state in ('new', 'waiting', 'ready', 'blocked')`;

// Verdicts that an attempt of the same person held up. What another process evaluates just now is left to it.
const RECHECK = `
  update spool_entry entry set eligible_at = $1::timestamptz, updated_at = $1::timestamptz
  where entry.id in (
    select held.id from spool_entry held join contact on contact.id = held.contact_id
    where contact.person_id = any($2::uuid[]) and held.state = 'waiting' and held.eligible_at > $1::timestamptz
      and held.blocks && '{IN_FLIGHT,CAP,MIN_GAP}'
    order by held.id for update of held skip locked)`;

@Injectable()
export class SpoolRepository {
  constructor(private readonly database: Database) {}

  async addListsOfCampaign(transaction: AnyTransaction, campaignId: string, now: Date): Promise<number> {
    return this.add(transaction, `${ENTRIES} where lists.campaign_id = $1::uuid`, campaignId, now);
  }

  async addImport(transaction: AnyTransaction, importId: string, now: Date): Promise<number> {
    return this.add(
      transaction,
      `${ENTRIES} ${OPEN_CAMPAIGNS} where contact.import_id = $1::uuid`,
      importId,
      now,
    );
  }

  /** `contactIds`: contacts that came by themselves. */
  async addContacts(transaction: AnyTransaction, contactIds: readonly string[], now: Date): Promise<number> {
    return this.add(
      transaction,
      `${ENTRIES} ${OPEN_CAMPAIGNS} where contact.id = any($1::uuid[])`,
      contactIds,
      now,
    );
  }

  async forgetContacts(transaction: AnyTransaction, contactIds: readonly string[], now: Date): Promise<void> {
    await runInTransaction(transaction, `${FORGET} and entry.contact_id = any($2::uuid[])`, [
      now,
      contactIds,
    ]);
  }

  async forgetCampaigns(
    transaction: AnyTransaction,
    campaignIds: readonly string[] | null,
    now: Date,
  ): Promise<void> {
    const sql = `${FORGET} and ($2::uuid[] is null or entry.campaign_id = any($2::uuid[]))`;
    await runInTransaction(transaction, sql, [now, campaignIds]);
  }

  async forgetNumbers(transaction: AnyTransaction, numbers: readonly string[], now: Date): Promise<void> {
    const sql = `${FORGET} and entry.contact_id in (
      select contact_id from phone_number where e164 = any($2::text[]))`;
    await runInTransaction(transaction, sql, [now, numbers]);
  }

  async forgetFile(
    transaction: AnyTransaction,
    { named, notNamed, campaignIds }: NewlyNamed,
    now: Date,
  ): Promise<void> {
    const isNew =
      notNamed === null
        ? ''
        : `where not exists (select 1 from ${notNamed} known where known.number = named.number)`;
    const sql = `${FORGET} and ($2::uuid[] is null or entry.campaign_id = any($2::uuid[])) and (
      entry.state = 'blocked' or entry.contact_id in (
        select phone.contact_id from phone_number phone
        join ${named} named on named.number = substr(phone.e164, 2)::bigint ${isNew}))`;
    await runInTransaction(transaction, sql, [now, campaignIds]);
  }

  async forgetPersons(transaction: AnyTransaction, personIds: readonly string[], now: Date): Promise<void> {
    const sql = `${FORGET} and entry.contact_id in (select id from contact where person_id = any($2::uuid[]))`;
    await runInTransaction(transaction, sql, [now, personIds]);
  }

  async recheckPersons(personIds: readonly string[], now: Date, transaction?: AnyTransaction): Promise<void> {
    if (transaction === undefined) await this.database.pool.query(RECHECK, [now, personIds]);
    else await runInTransaction(transaction, RECHECK, [now, personIds]);
  }

  private async add(
    transaction: AnyTransaction,
    entries: string,
    id: string | readonly string[],
    now: Date,
  ): Promise<number> {
    const sql = `with added as (${entries} ${ONCE} returning 1) select count(*)::int as added from added`;
    const [row] = await runInTransaction<{ added: number }>(transaction, sql, [id, now]);
    return row?.added ?? 0;
  }
}
