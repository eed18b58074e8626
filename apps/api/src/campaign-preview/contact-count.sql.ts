import type { NumbersTable } from '../database/numbers-table.js';

/** Whom to count: each contact with the number that is its turn, and whether something other than the hours holds it. */
const FIRST = {
  lists: `
    select number.contact_id, 0 as skip, false as held, number.zones, number.zone_source, number.e164
    from phone_number number where number.list_id = any($1::uuid[]) and number.position = 0`,
  // Hours are left out of what holds an entry: they are judged anew by whoever counts.
  spool: `
    select entry.contact_id, entry.number_index as skip, entry.blocks &&
        '{CAP,MIN_GAP,RESPOOL_DELAY,IN_FLIGHT,CALLBACK_PENDING,AGENT_MISSING,NUMBER_NOT_ENCODABLE}' as held,
      number.zones, number.zone_source, number.e164
    from spool_entry entry
    join phone_number number on number.contact_id = entry.contact_id and number.position = entry.number_index
    where entry.campaign_id = $1::uuid and entry.state in ('new', 'waiting', 'ready', 'blocked')`,
} as const;
export type Population = keyof typeof FIRST;

const PERSONS = {
  lists: 'select person_id from contact where list_id = any($1::uuid[])',
  spool: `
    select person_id from spool_entry
    where campaign_id = $1::uuid and state in ('new', 'waiting', 'ready', 'blocked')`,
} as const;

export const COUNT_PEOPLE = (population: Population): string => `
  select coalesce(sum(contacts), 0)::int as contacts, count(*)::int as persons
  from (select count(*) as contacts from (${PERSONS[population]}) everybody group by person_id) person`;

/** By the zones of the first number alone. */
export const COUNT_ZONES = (population: Population): string => `
  select held as "isHeld", zones, count(*)::int as contacts
  from (${FIRST[population]}) first group by held, zones`;

const REACHES = `
  removed_at is null and (expires_at is null or expires_at > $4::timestamptz)
  and (scope = 'all' or group_id = $3::uuid or campaign_id = $2::uuid)`;

// A number is looked up as a whole and, length by length, by its first digits: a join on equal values in either case.
const hits = (numbers: string, columns: string, registries: readonly NumbersTable[]): string => `
  select ${columns}, entry.expires_at is null as for_good
  from ${numbers} number
  join dnc_entry entry on entry.value = substr(number.e164, 2) and entry.match = 'number' and ${REACHES}
  union all
  select ${columns}, prefix.for_good
  from ${numbers} number
  cross join (select distinct length(value) as digits from prefix) size
  join prefix on prefix.value = left(substr(number.e164, 2), size.digits)
  ${registries.map((table) => onRegistry(numbers, columns, table)).join('')}`;

// A registry's file names a number until another one does not.
const onRegistry = (numbers: string, columns: string, table: NumbersTable): string => `
  union all
  select ${columns}, true
  from ${numbers} number
  join ${table} listed on listed.number = substr(number.e164, 2)::bigint`;

/** The tables of the registries that reach the campaign ($1) or its group ($2), or everybody. */
export const REGISTRIES = `
  select numbers_table as "table" from dnc_registry
  where removed_at is null and numbers_table is not null
    and (scope = 'all' or campaign_id = $1::uuid or group_id = $2::uuid)`;

const look = (forGood: string, number: string): string => `
  case when ${forGood} is null then 'no' when ${forGood} then 'good' else 'a_while' end || '|' ||
    case when ${number}.zone_source = 'unknown' then '' else array_to_string(${number}.zones, ' ') end`;

/**
 * Contacts whose first number a do-not-call entry or a missing zone ($5: and zones that nobody knows) holds back, with the
 * look of the numbers they have besides. SQL says how numbers look and counts; what that means is decided elsewhere.
 */
export const COUNT_SPECIAL = (population: Population, registries: readonly NumbersTable[]): string => `
  with first as not materialized (${FIRST[population]}),
  prefix as materialized (
    select value, expires_at is null as for_good from dnc_entry where match = 'prefix' and ${REACHES}),
  special as materialized (
    select contact_id, skip, held, zones, zone_source, bool_or(for_good) as for_good from (
      select contact_id, skip, held, zones, zone_source, null::boolean as for_good from first
      where zones = '{}' or zone_source = 'unknown' or array_to_string(zones, ' ') = any($5::text[])
      union all
      ${hits('first', 'number.contact_id, number.skip, number.held, number.zones, number.zone_source', registries)}) found
    group by contact_id, skip, held, zones, zone_source),
  rest as materialized (
    select number.contact_id, number.position, number.e164, number.zones, number.zone_source
    from special join phone_number number on number.contact_id = special.contact_id
    where number.position > special.skip and number.position > 0),
  hit as materialized (
    select contact_id, position, bool_or(for_good) as for_good
    from (${hits('rest', 'number.contact_id, number.position', registries)}) found group by contact_id, position),
  looks as (
    select rest.contact_id, array_agg(${look('hit.for_good', 'rest')} order by rest.position) as looks
    from rest
    left join hit on hit.contact_id = rest.contact_id and hit.position = rest.position
    group by rest.contact_id)
  select special.held as "isHeld", special.zones, ${look('special.for_good', 'special')} as look,
    coalesce(looks.looks, '{}') as others, count(*)::int as contacts
  from special left join looks on looks.contact_id = special.contact_id
  group by special.held, special.zones, 3, 4`;
