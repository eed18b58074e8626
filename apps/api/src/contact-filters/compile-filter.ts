import {
  type ContactFilter,
  type EntryGroup,
  FILTER_FIELDS,
  type FilterCondition,
  type FilterField,
  type FilterKind,
  type FilterNode,
  type FilterSpan,
  type FilterUnit,
  isEntryGroup,
  isFilterCondition,
} from '@callspool/contracts';
import { callingCodeOf } from '@callspool/domain';
import { BY_LANGUAGE } from '../database/by-language.js';
import type { SqlValues } from './sql-values.js';

const SECONDS: Readonly<Record<FilterUnit, number>> = {
  minutes: 60,
  hours: 3_600,
  days: 86_400,
  weeks: 604_800,
};

/**
 * The filter as one SQL condition on `contact`. It is the only place where a filter becomes SQL: its values travel as
 * parameters, and its words are looked up in the tables below, so nothing of it stands in the statement itself.
 */
export function compileFilter(filter: ContactFilter, values: SqlValues, now: Date): string {
  return new FilterCompiler(values, now).node(filter);
}

type Place = 'contact' | 'entry';

class FilterCompiler {
  constructor(
    private readonly values: SqlValues,
    private readonly now: Date,
  ) {}

  node(node: FilterNode): string {
    if (isFilterCondition(node)) return this.condition(node, 'contact');
    if (isEntryGroup(node)) return this.entries(node);
    return join(
      node.match,
      node.of.map((part) => this.node(part)),
    );
  }

  private entries({ entry, match, of }: EntryGroup): string {
    const holds = join(
      match,
      of.map((part) => this.condition(part, 'entry')),
    );
    const exists = `exists (select 1 from spool_entry entry where entry.contact_id = contact.id and ${holds})`;
    return entry === 'none' ? `not ${exists}` : exists;
  }

  private condition(condition: FilterCondition, place: Place): string {
    const made = this.special(condition);
    if (made !== null) return made;
    const column = columnOf(condition.field, place);
    return this.asked(FILTER_FIELDS[condition.field].kind, column, condition);
  }

  /** Fields that are no column of their own. */
  private special(condition: FilterCondition): string | null {
    const { field, op, value } = condition;
    const words = () => this.values.add(value, 'text[]');
    switch (field) {
      case 'externalId':
        // Exactly as it was told, so that its index finds it.
        if (op === 'is') return `contact.external_id = ${this.values.add(value, 'text')}`;
        return null;
      case 'field':
        return this.asked(
          'text',
          `(contact.fields ->> ${this.values.add(condition.name, 'text')})`,
          condition,
        );
      case 'number':
        return this.number(condition);
      case 'numberKind':
        return not(op === 'isNotIn', `exists (select 1 ${NUMBERS} and number.kind = any(${words()}))`);
      case 'country':
        return not(op === 'isNotIn', this.country(value as readonly string[]));
      case 'zone':
        if (op === 'isEmpty' || op === 'isNotEmpty') return not(op === 'isNotEmpty', UNKNOWN_ZONE);
        return not(op === 'isNotIn', `exists (select 1 ${NUMBERS} and number.zones && ${words()})`);
      case 'block':
        if (op === 'isEmpty' || op === 'isNotEmpty') return not(op === 'isNotEmpty', `entry.blocks = '{}'`);
        return not(op === 'isNotIn', `entry.blocks && ${words()}`);
      case 'doNotCall':
        return not(value === false, FORBIDDEN(this.values.add(this.now, 'timestamptz')));
      case 'openCallback':
        return not(value === false, OPEN_CALLBACK);
      default:
        return null;
    }
  }

  private number({ op, value }: FilterCondition): string {
    const e164 = `+${String(value).replace('+', '')}`;
    if (op === 'beginsWith') {
      return `exists (select 1 ${NUMBERS} and starts_with(number.e164, ${this.values.add(e164, 'text')}))`;
    }
    const known = `contact.id in (select contact_id from phone_number where e164 = ${this.values.add(e164, 'text')})`;
    return not(op === 'isNot', known);
  }

  /** By the calling code of the main number: countries that share one answer alike. */
  private country(countries: readonly string[]): string {
    const codes = countries.flatMap((country) => callingCodeOf(country) ?? []).map((code) => `+${code}%`);
    return `exists (select 1 ${NUMBERS} and number.position = 0 and number.e164 like any(${this.values.add(codes, 'text[]')}))`;
  }

  private asked(kind: FilterKind, column: string, condition: FilterCondition): string {
    switch (kind) {
      case 'text':
        return this.text(column, condition);
      case 'number':
        return this.amount(column, condition);
      case 'moment':
        return this.moment(column, condition);
      default:
        return this.choice(column, condition);
    }
  }

  private text(column: string, { op, value }: FilterCondition): string {
    if (op === 'isEmpty') return `coalesce(${column}, '') = ''`;
    if (op === 'isNotEmpty') return `coalesce(${column}, '') <> ''`;
    if (op === 'isIn') return `${column} = any(${this.values.add(value, 'text[]')})`;
    const plain = String(value).replace(/[\\%_]/g, '\\$&');
    const pattern =
      op === 'beginsWith' ? `${plain}%` : op.toLowerCase().includes('contain') ? `%${plain}%` : plain;
    const like = `${column} ${BY_LANGUAGE} ilike ${this.values.add(pattern, 'text')}`;
    return op === 'isNot' || op === 'doesNotContain' ? `(${column} is null or not (${like}))` : `(${like})`;
  }

  private amount(column: string, { op, value }: FilterCondition): string {
    const one = (number: unknown) => this.values.add(number, 'float8');
    if (op === 'isBetween') {
      const { from, to } = value as { from: number; to: number };
      return `${column} between ${one(from)} and ${one(to)}`;
    }
    return `${column} ${COMPARED[op] ?? '='} ${one(value)}`;
  }

  private moment(column: string, { op, value }: FilterCondition): string {
    const one = (moment: unknown) => this.values.add(moment, 'timestamptz');
    switch (op) {
      case 'isEmpty':
        return `${column} is null`;
      case 'isNotEmpty':
        return `${column} is not null`;
      case 'isInLast':
        return `(${column} > ${one(this.ago(value as FilterSpan))} and ${column} <= ${one(this.now)})`;
      case 'isNotInLast':
        // Never is not in the last days either.
        return `coalesce(${column} <= ${one(this.ago(value as FilterSpan))}, true)`;
      case 'isBetween': {
        const { from, to } = value as { from: string; to: string };
        return `(${column} >= ${one(from)} and ${column} < ${one(to)})`;
      }
      default:
        return op === 'isBefore' ? `${column} < ${one(value)}` : `${column} >= ${one(value)}`;
    }
  }

  private choice(column: string, { field, op, value }: FilterCondition): string {
    if (op === 'isEmpty') return `${column} is null`;
    if (op === 'isNotEmpty') return `${column} is not null`;
    const type = 'isId' in FILTER_FIELDS[field] ? 'uuid[]' : field === 'state' ? 'spool_state[]' : 'text[]';
    const known = `${column} = any(${this.values.add(value, type)})`;
    return op === 'isNotIn' ? `coalesce(not ${known}, true)` : known;
  }

  private ago({ amount, unit }: FilterSpan): Date {
    return new Date(this.now.getTime() - amount * SECONDS[unit] * 1_000);
  }
}

const COMPARED: Readonly<Record<string, string>> = { isNot: '<>', isLess: '<', isMore: '>' };

const COLUMNS: Readonly<Partial<Record<FilterField, string>>> = {
  name: 'contact.name',
  externalId: 'contact.external_id',
  list: 'contact.list_id',
  import: 'contact.import_id',
  created: 'contact.created_at',
  priority: 'contact.priority',
  agent: 'contact.agent',
  postalCode: 'contact.postal_code',
  numberCount: '(select count(*) from phone_number where contact_id = contact.id)',
  campaign: 'entry.campaign_id',
  state: 'entry.state',
  tries: 'entry.tries',
  lastResult: 'entry.last_result',
  doneReason: 'entry.done_reason',
  nextAt: 'entry.eligible_at',
};

/** Attempts that were sent, those of one campaign or of all. */
const LAST = (what: string, place: Place): string => `(
  select ${what} from attempt where attempt.contact_id = contact.id and attempt.sending_at is not null
    ${place === 'entry' ? 'and attempt.campaign_id = entry.campaign_id' : ''}
  order by attempt.id desc limit 1)`;

const NUMBERS = 'from phone_number number where number.contact_id = contact.id';
const UNKNOWN_ZONE = `exists (select 1 ${NUMBERS} and number.position = 0 and number.zones = '{}')`;
const OPEN_CALLBACK = `exists (
  select 1 from callback where callback.contact_id = contact.id and callback.state = 'open')`;
// What nobody may call; entries and registries of one campaign or group hold there only. Prefixes and registries are few:
// whether there are any at all is asked once.
const FORBIDDEN = (now: string): string => {
  const holds = `dnc_entry.scope = 'all' and dnc_entry.removed_at is null
    and (dnc_entry.expires_at is null or dnc_entry.expires_at > ${now})`;
  const registry = `dnc_registry.scope = 'all' and dnc_registry.removed_at is null`;
  return `exists (
    select 1 from phone_number number join dnc_entry on dnc_entry.value = substr(number.e164, 2)
    where number.contact_id = contact.id and dnc_entry.match = 'number' and ${holds})
  or exists (select 1 from dnc_entry where dnc_entry.match = 'prefix' and ${holds}) and exists (
    select 1 from phone_number number join dnc_entry on starts_with(number.e164, '+' || dnc_entry.value)
    where number.contact_id = contact.id and dnc_entry.match = 'prefix' and ${holds})
  or exists (select 1 from dnc_registry where ${registry}) and exists (
    select 1 from phone_number number
    cross join lateral dnc_registry_hits(array[substr(number.e164, 2)::bigint]) listed
    join dnc_registry on dnc_registry.id = listed.registry_id
    where number.contact_id = contact.id and ${registry})`;
};

function columnOf(field: FilterField, place: Place): string {
  if (field === 'lastAttempt') return LAST('attempt.sending_at', place);
  if (field === 'lastDisposition') return LAST('attempt.disposition_id', place);
  return COLUMNS[field] ?? 'null';
}

const not = (isNot: boolean, sql: string): string => (isNot ? `not (${sql})` : `(${sql})`);

const join = (match: 'all' | 'any', parts: readonly string[]): string =>
  parts.length === 0 ? 'true' : `(${parts.join(match === 'all' ? ' and ' : ' or ')})`;
