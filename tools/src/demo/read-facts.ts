import type { DatabaseHandle } from '@callspool/database';
import type { AttemptFact, CapFact, DncFact, EntryFact, ImportFact, RunFacts } from './checks/facts.js';

/** The half of the facts that the service has written down, read straight from its tables. */
export type StoredFacts = Pick<
  RunFacts,
  'attempts' | 'entries' | 'dnc' | 'caps' | 'imports' | 'expectedEntries'
>;

/** Reads past the API on purpose: the checks must not depend on what they check. */
export async function readStoredFacts({ pool }: DatabaseHandle): Promise<StoredFacts> {
  const [attempts, entries, dnc, caps, imports, expected] = await Promise.all([
    pool.query<AttemptFact>(ATTEMPTS),
    pool.query<EntryFact>(ENTRIES),
    pool.query<DncFact>(DNC),
    pool.query<CapFact>(CAPS),
    pool.query<ImportFact>(IMPORTS),
    pool.query<{ count: number }>(EXPECTED_ENTRIES),
  ]);
  return {
    attempts: attempts.rows,
    entries: entries.rows,
    dnc: dnc.rows,
    caps: caps.rows,
    imports: imports.rows,
    expectedEntries: expected.rows[0]?.count ?? 0,
  };
}

const ATTEMPTS = `
  select a.id, a.campaign_id as "campaignId", a.number, a.dialed_as as "dialedAs", a.person_id as "personId",
    a.state::text, a.result, a.error, a.evidence, a.dialed_at as "dialedAt",
    exists (select 1 from open_attempt o where o.attempt_id = a.id) as "isOpen",
    coalesce((select n.zones from phone_number n where n.contact_id = a.contact_id and n.e164 = a.number limit 1),
      '{}') as zones
  from attempt a`;

const ENTRIES = `
  select id, campaign_id as "campaignId", contact_id as "contactId", state::text, attempt_id as "attemptId"
  from spool_entry`;

const DNC = `
  select '+' || ltrim(value, '+') as value, match, campaign_id as "campaignId", created_at as "createdAt", removed_at as "removedAt"
  from dnc_entry where scope <> 'group'`;

const CAPS = `
  select scope, max, window_seconds as seconds from cap where window_kind = 'rolling' and reach = 'everywhere'`;

const IMPORTS = `
  select file_name as "fileName", state::text, rows_read as "rowsRead", rows_accepted as "rowsAccepted",
    rows_rejected as "rowsRejected", reject_counts as "rejectCounts"
  from list_import order by id`;

const EXPECTED_ENTRIES = `
  select count(*)::int as count from campaign_list cl join campaign c on c.id = cl.campaign_id
  join contact on contact.list_id = cl.list_id where c.state <> 'draft'`;
