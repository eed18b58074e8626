import type { Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import { runInTransaction } from '../database/statement.js';

/** Entries that left with their list; they come back with it. */
export const LIST_REMOVED = 'list_removed';
/** Entries of a clone whose contact the source had already done. */
export const DONE_IN_SOURCE = 'done_in_source';

// Contacts are inserted under a key-share lock of their list, so this waits for an import that is about to commit, and
// lets a later one wait for us: it then sees the campaign as it is after us.
const LOCK_LISTS = `
  select id from contact_list where id in (select list_id from campaign_list where campaign_id = $1::uuid)
  order by id for update`;

const CLOSE = `
  update spool_entry entry set state = 'done', done_reason = '${LIST_REMOVED}', updated_at = $2::timestamptz
  from contact
  where contact.id = entry.contact_id and entry.campaign_id = $1::uuid
    and entry.state in ('new', 'waiting', 'ready', 'blocked')
    and not exists (
      select 1 from campaign_list lists where lists.campaign_id = $1::uuid and lists.list_id = contact.list_id)`;

const REOPEN = `
  update spool_entry entry set state = 'waiting', done_reason = null, eligible_at = $2::timestamptz,
    updated_at = $2::timestamptz
  from contact
  join campaign_list lists on lists.list_id = contact.list_id and lists.campaign_id = $1::uuid
  where contact.id = entry.contact_id and entry.campaign_id = $1::uuid
    and entry.state = 'done' and entry.done_reason = '${LIST_REMOVED}'`;

const CLONE_ENTRIES = `
  insert into spool_entry (id, campaign_id, contact_id, person_id, state, priority, rank, eligible_at, done_reason, updated_at)
  select uuid7($3::timestamptz), $2::uuid, entry.contact_id, entry.person_id,
    case when entry.state = 'done' then 'done'::spool_state else 'new'::spool_state end,
    contact.priority, contact.priority::bigint * 4294967296 + contact.line_number,
    case when entry.state = 'done' then null else $3::timestamptz end,
    case when entry.state = 'done' then '${DONE_IN_SOURCE}' end, $3::timestamptz
  from spool_entry entry
  join contact on contact.id = entry.contact_id
  where entry.campaign_id = $1::uuid
  order by contact.priority, contact.line_number`;

const CLONE_CAPS = `
  insert into cap (id, reach, campaign_id, scope, max, window_kind, window_seconds, window_zone, created_at)
  select uuid7($3::timestamptz), reach, $2::uuid, scope, max, window_kind, window_seconds, window_zone, $3::timestamptz
  from cap where campaign_id = $1::uuid`;

// Who was not to be called by the source is not to be called by its copy either.
const CLONE_DNC = `
  insert into dnc_entry (id, scope, campaign_id, match, value, reason, source, created_by, created_at, expires_at)
  select uuid7($3::timestamptz), scope, $2::uuid, match, value, reason, source, created_by, $3::timestamptz, expires_at
  from dnc_entry where campaign_id = $1::uuid and removed_at is null`;

/** The lists of a campaign, and what coming and going lists mean for its entries. */
@Injectable()
export class CampaignListsRepository {
  /**
   * One at a time: start, resume, attach, detach and clone of one campaign. An advisory lock and not the campaign's row,
   * so that a pause, and the send gate, never wait for a million contacts to be taken in.
   */
  async lock(tx: Tx, campaignId: string): Promise<void> {
    await runInTransaction(
      tx,
      'select 1 as locked from pg_advisory_xact_lock(hashtextextended($1::text, 0))',
      [`campaign lists ${campaignId}`],
    );
  }

  /** False when it was attached already. */
  async attach(tx: Tx, campaignId: string, listId: string, at: Date): Promise<boolean> {
    const rows = await runInTransaction(
      tx,
      `insert into campaign_list (campaign_id, list_id, added_at) values ($1::uuid, $2::uuid, $3::timestamptz)
       on conflict do nothing returning list_id`,
      [campaignId, listId, at],
    );
    return rows.length === 1;
  }

  async detach(tx: Tx, campaignId: string, listId: string): Promise<boolean> {
    const rows = await runInTransaction(
      tx,
      'delete from campaign_list where campaign_id = $1::uuid and list_id = $2::uuid returning list_id',
      [campaignId, listId],
    );
    return rows.length === 1;
  }

  /** The list's name, or null when there is none or it is archived; it stays so until the transaction ends. */
  async findUsable(tx: Tx, listId: string): Promise<string | null> {
    const [row] = await runInTransaction<{ name: string }>(
      tx,
      'select name from contact_list where id = $1::uuid and archived_at is null for update',
      [listId],
    );
    return row?.name ?? null;
  }

  /** Waits for imports into the campaign's lists that are about to commit. */
  async lockLists(tx: Tx, campaignId: string): Promise<void> {
    await runInTransaction(tx, LOCK_LISTS, [campaignId]);
  }

  /** Ends the entries whose list is no longer attached, and wakes those whose list has come back. */
  async settleEntries(tx: Tx, campaignId: string, at: Date): Promise<void> {
    await runInTransaction(tx, CLOSE, [campaignId, at]);
    await runInTransaction(tx, REOPEN, [campaignId, at]);
  }

  async cloneEntries(tx: Tx, from: string, to: string, at: Date): Promise<void> {
    await runInTransaction(tx, CLONE_ENTRIES, [from, to, at]);
  }

  /** Copies what holds for the campaign alone: its caps and its do-not-call entries. */
  async cloneLimits(tx: Tx, from: string, to: string, at: Date): Promise<void> {
    await runInTransaction(tx, CLONE_CAPS, [from, to, at]);
    await runInTransaction(tx, CLONE_DNC, [from, to, at]);
  }
}
