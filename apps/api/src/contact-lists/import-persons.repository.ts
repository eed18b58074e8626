import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { StageTable } from './import-stage.repository.js';

/** Contacts that stay behind when others of their persons go: their keys are made anew, without knowing whose they were. */
const KEYS_LEFT = `
  create temp table import_key on commit drop as
  select made.key, made.contact_id, null::uuid as person_id
  from (
    select 'n:' || number.e164 as key, number.contact_id
    from contact join phone_number number on number.contact_id = contact.id
    where contact.person_id in (select id from undone_person)
    union all
    select 'x:' || external_id, id from contact
    where external_id is not null and person_id in (select id from undone_person)
  ) made`;

// The person of each contact that stays, where it is another now.
const PARTED = `
  create temp table import_parted on commit drop as
  select contact.id as contact_id, coalesce(label.label, contact.id) as new_id
  from contact
  left join import_label label on label.person = contact.id
  where contact.person_id in (select id from undone_person)
    and contact.person_id is distinct from coalesce(label.label, contact.id)`;

const MOVE_PARTED = [
  `update spool_entry entry set person_id = parted.new_id
   from import_parted parted where entry.contact_id = parted.contact_id`,
  `update contact set person_id = parted.new_id from import_parted parted where contact.id = parted.contact_id`,
  `update attempt set person_id = parted.new_id from import_parted parted where attempt.contact_id = parted.contact_id`,
  `update open_attempt open set person_id = parted.new_id
   from import_parted parted join attempt on attempt.contact_id = parted.contact_id
   where open.attempt_id = attempt.id`,
  `update extra_dial dial set person_id = parted.new_id
   from import_parted parted join attempt on attempt.contact_id = parted.contact_id
   where dial.attempt_id = attempt.id`,
];

/** Any fixed number: imports give contacts their persons one after the other. */
const PERSONS_LOCK = 4_242_021;

// Every number and external id of the accepted rows, with the person that has it already.
const KEYS = (stage: StageTable) => `
  create temp table import_key on commit drop as
  select made.key, made.contact_id, known.person_id
  from (
    select 'n:' || e164 as key, contact_id from ${stage} where reason is null
    union all
    select 'n:' || (number ->> 'e164'), contact_id
    from ${stage} cross join lateral jsonb_array_elements(alternatives) as other(number)
    where reason is null and alternatives is not null
    union all
    select 'x:' || external_id, contact_id from ${stage} where reason is null and external_id is not null
  ) made
  left join person_key known on known.key = made.key`;

// A contact starts with the oldest person that has one of its keys, else with one of its own.
const HOMES = `
  create temp table import_home on commit drop as
  select distinct on (contact_id) contact_id, person_id
  from import_key where person_id is not null
  order by contact_id, person_id`;

// Persons that share a key are one: each is tied to the first of its key.
const LINKS = `
  create temp table import_link on commit drop as
  with shared as (
    select key from import_key group by key having count(*) > 1 or bool_or(person_id is not null)
  ), member as (
    select key, coalesce(home.person_id, contact_id) as person
    from import_key join shared using (key) left join import_home home using (contact_id)
    union
    select key, person_id from import_key where person_id is not null
  ), tied as (
    select person, first_value(person) over (partition by key order by person) as first from member
  )
  select distinct first, person from tied where first <> person`;

const LABELS = `
  create temp table import_label on commit drop as
  select person, person as label from (select first as person from import_link union select person from import_link) p`;

// Each label that touches a smaller one is to become the smallest of those it touches …
const HOOK = `
  insert into import_hook (label, becomes)
  select distinct on (label) label, becomes
  from (
    select greatest(a.label, b.label) as label, least(a.label, b.label) as becomes
    from import_link
    join import_label a on a.person = import_link.first
    join import_label b on b.person = import_link.person
    where a.label <> b.label) touching
  order by label, becomes`;
// … and so is that one: following the chain halves its length each time.
const SHORTEN = `
  update import_hook hook set becomes = next.becomes from import_hook next where next.label = hook.becomes`;
const RELABEL = `
  update import_label set label = hook.becomes from import_hook hook where import_label.label = hook.label`;

const MERGED = `
  create temp table import_merged on commit drop as
  select distinct label.person as old_id, label.label as new_id
  from import_label label
  join import_key key on key.person_id = label.person
  where label.person <> label.label`;

// Spool entries first: a claim holds the entries it takes, and writes the person it read from them. Whoever holds one now
// commits before the statements below look at attempts; whoever comes later reads the new person.
const MOVE_MERGED = [
  `update spool_entry entry set person_id = merged.new_id
   from import_merged merged join contact on contact.person_id = merged.old_id where entry.contact_id = contact.id`,
  `update contact set person_id = merged.new_id from import_merged merged where contact.person_id = merged.old_id`,
  `update person_key key set person_id = merged.new_id from import_merged merged where key.person_id = merged.old_id`,
  `update attempt set person_id = merged.new_id from import_merged merged where attempt.person_id = merged.old_id`,
  `update open_attempt set person_id = merged.new_id from import_merged merged where open_attempt.person_id = merged.old_id`,
  `update extra_dial set person_id = merged.new_id from import_merged merged where extra_dial.person_id = merged.old_id`,
];

/** SQL expression for the person of a row of `import_key` or of the stage, both called by `alias`. */
export const PERSON_JOINS = (alias: string) => `
  left join import_home home on home.contact_id = ${alias}.contact_id
  left join import_label label on label.person = coalesce(home.person_id, ${alias}.contact_id)`;
export const PERSON = (alias: string) => `coalesce(label.label, home.person_id, ${alias}.contact_id)`;

const NEW_KEYS = `
  insert into person_key (key, person_id)
  select import_key.key, ${PERSON('import_key')}
  from import_key ${PERSON_JOINS('import_key')}
  where import_key.person_id is null
  order by import_key.key
  on conflict (key) do nothing`;

/**
 * Finds out who is who: contacts that share a number or an external id, directly or through others, belong to one
 * person. All in sets; the rounds of the union grow with the logarithm of the longest chain of sharing contacts.
 */
@Injectable()
export class ImportPersonsRepository {
  /** Other imports wait here until the caller's transaction ends. */
  async lock(client: pg.PoolClient): Promise<void> {
    await client.query(`select pg_advisory_xact_lock(${PERSONS_LOCK})`);
  }

  /** Finds out which persons are the same, and prepares the tables that `PERSON` reads. The caller holds the lock. */
  async unite(client: pg.PoolClient, stage: StageTable): Promise<void> {
    await client.query(KEYS(stage));
    await client.query('analyze import_key');
    await client.query(HOMES);
    await client.query(LINKS);
    await client.query(LABELS);
    await client.query('analyze import_home, import_link, import_label');
    await this.propagate(client);
  }

  /**
   * Finds out anew who is who among the contacts that are left of the persons in `undone_person`: what held them together
   * may be gone. Returns the persons that they are now. The caller holds the lock, and has deleted what goes.
   */
  async part(client: pg.PoolClient): Promise<string[]> {
    await client.query('delete from person_key where person_id in (select id from undone_person)');
    await client.query(KEYS_LEFT);
    await client.query(HOMES);
    await client.query(LINKS);
    await client.query(LABELS);
    await client.query('analyze import_key, import_home, import_link, import_label');
    await this.propagate(client);
    await client.query(PARTED);
    await client.query(NEW_KEYS);
    const { rows } = await client.query<{ id: string }>(
      'select distinct coalesce(label.label, key.contact_id) as id from import_key key left join import_label label on label.person = key.contact_id',
    );
    for (const move of MOVE_PARTED) await client.query(move);
    return rows.map((row) => row.id);
  }

  private async propagate(client: pg.PoolClient): Promise<void> {
    await client.query('create temp table import_hook (label uuid primary key, becomes uuid) on commit drop');
    while (affected(await client.query(HOOK)) > 0) {
      while (affected(await client.query(SHORTEN)) > 0);
      await client.query(RELABEL);
      await client.query('truncate import_hook');
    }
  }

  /**
   * Moves everything of persons that turned out to be the same to the oldest of them. Returns the persons that took
   * others in. Late in the transaction: whoever settles an attempt of theirs waits for its end.
   */
  async moveMerged(client: pg.PoolClient): Promise<string[]> {
    if (affected(await client.query(MERGED)) === 0) return [];
    for (const move of MOVE_MERGED) await client.query(move);
    const { rows } = await client.query<{ id: string }>('select distinct new_id as id from import_merged');
    return rows.map((row) => row.id);
  }

  /** Stores the keys that nobody had. */
  async addKeys(client: pg.PoolClient): Promise<void> {
    await client.query(NEW_KEYS);
  }
}

const affected = (result: pg.QueryResult): number => result.rowCount ?? 0;
