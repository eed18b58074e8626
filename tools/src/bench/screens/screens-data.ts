import { dispatchKit, seedCampaign } from '@callspool/api/dispatch-kit';
import { say } from '../../output/say.js';

export interface ScreensData {
  readonly campaignId: string;
  readonly listId: string;
  readonly contactId: string;
  readonly connectionId: string;
}

export const CAMPAIGNS = 500;
export const LARGE_LIST = 'The large list';
export const LARGE_CAMPAIGN = 'Campaign 0001';
const SMALL_LIST_CONTACTS = 200;
/** Belgian mobile numbers begin here. */
const FIRST_MOBILE = 470_000_000;
const ATTEMPTS_PER_CAMPAIGN = 400;
const RECORDS = 100_000;

/** The first campaign again and again, in every state, whatever columns a campaign has by now. */
const MORE_CAMPAIGNS = `
  insert into campaign
  select (jsonb_populate_record(first, jsonb_build_object(
    'id', uuid7(first.created_at + n * interval '1 second'),
    'name', 'Campaign ' || lpad(n::text, 4, '0'),
    'state', (array['running', 'running', 'paused', 'draft', 'scheduled', 'finished'])[1 + n % 6]))).*
  from campaign first, generate_series(2, $2::int) n where first.id = $1`;
const THEIR_LIST = `
  insert into campaign_list (campaign_id, list_id, added_at)
  select id, $2, created_at from campaign where id <> $1`;
const THEIR_ENTRIES = `
  insert into spool_entry (id, campaign_id, contact_id, person_id, state, priority, rank, eligible_at, until,
    policy_version, updated_at)
  select uuid7($3), campaign.id, contact.id, contact.person_id,
    (array['new', 'waiting', 'ready', 'done', 'done', 'blocked'])[1 + contact.line_number % 6]::spool_state,
    contact.priority, contact.line_number, $3, $3::timestamptz + interval '7 days', 1, $3
  from campaign cross join contact where campaign.id <> $1 and contact.list_id = $2`;
/** Closed, over the last day, each to the contact's own number: a plan that expects one number for all reads them all. */
const ATTEMPTS = `
  insert into attempt (id, campaign_id, connection_id, entry_id, contact_id, person_id, number, dialed_as, method,
    try_number, node_id, state, reserved_at, until, sending_at, answered_at, dialed_at, closed_at, result)
  select uuid7(at), campaign.id, campaign.connection_id, null, contact.id, contact.person_id, first.e164, '0',
    campaign.method, 1, gen_random_uuid(), 'CLOSED', at, at + interval '1 hour', at, at, at, at + interval '1 minute',
    (array['ANSWERED', 'NO_ANSWER', 'NO_ANSWER', 'BUSY', 'MACHINE', 'INVALID_NUMBER'])[1 + n % 6]
  from campaign cross join generate_series(1, $2::int) n
  join contact on contact.list_id = $1 and contact.line_number = 1 + n % ${SMALL_LIST_CONTACTS}
  join phone_number first on first.contact_id = contact.id and first.position = 0
  cross join lateral (select $3::timestamptz - n * interval '200 seconds' as at) moment`;
const CALL_RECORDS = `
  insert into call_record (id, connection_id, vendor_key, started_at, source, destination, number, duration_seconds,
    disposition_word, result, leg, raw, received_at)
  select uuid7(at), $1, 'bench ' || n, at, '700', '3225550000', '+3225550000', n % 90, 'ANSWERED', 'ANSWERED', 'only',
    '{}', at
  from generate_series(1, $2::int) n cross join lateral (select $3::timestamptz - n * interval '1 second' as at) moment`;

/** How the contacts of the large list came in; a list's length is that of its imports. */
const IMPORTED = `
  insert into list_import (list_id, file_id, file_name, state, options, rows_read, rows_accepted, created_by, created_at,
    started_at, finished_at, id)
  select $1::uuid, gen_random_uuid(), 'large.csv', 'done', '{}', $2::int, $2::int, 'bench', $3, $3, $3, uuid7($3)`;

/** 500 campaigns, the first of them over a list of so many contacts, with what a day of calling leaves behind. */
export async function seedScreens(url: string, contacts: number): Promise<ScreensData> {
  const kit = dispatchKit({ url, max: 4 });
  try {
    const { pool } = kit.database;
    const now = new Date();
    say(
      `screens: writing ${contacts} contacts, ${CAMPAIGNS} campaigns, their entries, attempts and call records`,
    );
    const large = await seedCampaign(kit.database, {
      contacts,
      name: LARGE_CAMPAIGN,
      ready: false,
      firstNumber: FIRST_MOBILE,
    });
    await pool.query('update contact_list set name = $2 where id = $1', [large.listId, LARGE_LIST]);
    await pool.query(IMPORTED, [large.listId, contacts, now]);
    await pool.query(
      `update contact set name = 'Contact ' || lpad(line_number::text, 7, '0') where list_id = $1`,
      [large.listId],
    );
    const small = await seedCampaign(kit.database, {
      contacts: SMALL_LIST_CONTACTS,
      connectionId: large.connectionId,
      name: 'The small list’s own',
      firstNumber: FIRST_MOBILE + 9_000_000,
    });
    await pool.query(MORE_CAMPAIGNS, [large.campaignId, CAMPAIGNS - 1]);
    await pool.query(THEIR_LIST + ' and id <> $3', [large.campaignId, small.listId, small.campaignId]);
    await pool.query(THEIR_ENTRIES + ' and campaign.id <> $4', [
      large.campaignId,
      small.listId,
      now,
      small.campaignId,
    ]);
    await pool.query(ATTEMPTS, [small.listId, ATTEMPTS_PER_CAMPAIGN, now]);
    await pool.query(CALL_RECORDS, [large.connectionId, RECORDS, now]);
    await pool.query('vacuum analyze');
    const { rows } = await pool.query<{ id: string }>(
      'select id from contact where list_id = $1 order by line_number limit 1',
      [large.listId],
    );
    const { campaignId, listId, connectionId } = large;
    return { campaignId, listId, connectionId, contactId: rows[0]!.id };
  } finally {
    await kit.close();
  }
}
