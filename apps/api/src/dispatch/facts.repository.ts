import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import {
  type CountedAttempt,
  type DncEntry,
  prefixesOf,
  type PromisedCall,
  type ZoneSource,
} from '@callspool/domain';

export interface NumberRow {
  readonly contactId: string;
  readonly position: number;
  readonly e164: string;
  readonly zones: readonly string[];
  readonly zoneSource: ZoneSource;
}

/** An attempt (or a vendor's own extra dial) with the number or person it was made to. */
export interface CountedRow extends CountedAttempt {
  readonly key: string;
  /** It has not ended: a phone may be ringing because of it. */
  readonly isLive: boolean;
}

const NUMBERS = `
  select contact_id as "contactId", position, e164, zones, zone_source as "zoneSource"
  from phone_number where contact_id = any($1::uuid[]) order by contact_id, position`;

// When an attempt counts: at its dial if that is known; at its end if none was seen; else it may still dial any moment.
// An attempt lives a day at most, so one that dialled inside the window was reserved at most a day before it.
// Key by key, and with the smallest id of the window as a constant ($5): over all keys at once the plan hangs on statistics,
// which a new month has none of, and then every batch reads every attempt of the window.
const counted = (column: 'number' | 'person_id', keys: string) => `
  select made.* from unnest(${keys}) as wanted(key) cross join lateral (
    select ${column}::text as key, campaign_id as "campaignId", group_id as "groupId",
      coalesce(dialed_at, closed_at, $4::timestamptz) as at, closed_at is null as "isLive"
    from attempt
    where ${column} = wanted.key and id >= $5::uuid and state not in ('REFUSED', 'RELEASED')
    union all
    select ${column}::text, campaign_id, group_id, at, false
    from extra_dial where ${column} = wanted.key and at >= $3::timestamptz) made`;

const COUNTED = `${counted('number', '$1::text[]')} union all ${counted('person_id', '$2::uuid[]')}`;

// Our own entries, and the registries whose files in force name one of the numbers.
const DNC = `
  select id, scope, coalesce(campaign_id, group_id) as "scopeId", match, value, reason, expires_at as "expiresAt",
    null as registry
  from dnc_entry where value = any($1::text[]) and removed_at is null
  union all
  select registry.id, registry.scope, coalesce(registry.campaign_id, registry.group_id), 'number', hit.number::text, null,
    null, registry.name
  from dnc_registry_hits($2::bigint[]) hit join dnc_registry registry on registry.id = hit.registry_id`;

const CALLBACKS = `
  select contact.person_id as "personId", callback.contact_id as "contactId", callback.id, callback.due_at as "dueAt",
    callback.number, callback.agent
  from contact
  join callback on callback.contact_id = contact.id and callback.state = 'open' and callback.campaign_id = $1
  where contact.person_id = any($2::uuid[])`;

/** An open promise with whom it was made to. */
export interface CallbackRow extends Omit<PromisedCall, 'isOwn'> {
  readonly personId: string;
  readonly contactId: string;
}

/** As registries keep numbers. */
const digitsOf = (e164: string): string => e164.slice(1);

const LIVES_AT_MOST_MS = 24 * 60 * 60 * 1_000;

/** The smallest UUIDv7 of a moment: its 48 bits of milliseconds, then zeros (RFC 9562, section 5.7). */
function smallestIdOf(ms: number): string {
  const digits = Math.max(0, ms).toString(16).padStart(12, '0').padEnd(32, '0');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Reads the facts of a batch of entries, a few statements for all of them together. */
@Injectable()
export class FactsRepository {
  async numbersOf(client: pg.ClientBase, contactIds: readonly string[]): Promise<NumberRow[]> {
    return (await client.query<NumberRow>(NUMBERS, [contactIds])).rows;
  }

  /** Attempts and extra dials to any of these numbers or persons since then; `key` says to which. */
  async attemptsTo(
    client: pg.ClientBase,
    to: { numbers: readonly string[]; personIds: readonly string[] },
    since: Date,
    now: Date,
  ): Promise<CountedRow[]> {
    const floor = smallestIdOf(since.getTime() - LIVES_AT_MOST_MS);
    return (await client.query<CountedRow>(COUNTED, [to.numbers, to.personIds, since, now, floor])).rows;
  }

  /** Open promises of calls to any of these persons in the campaign. */
  async callbacksOf(
    client: pg.ClientBase,
    campaignId: string,
    personIds: readonly string[],
  ): Promise<CallbackRow[]> {
    return (await client.query<CallbackRow>(CALLBACKS, [campaignId, personIds])).rows;
  }

  /** What may forbid any of these numbers: entries for them or one of their prefixes, and registries that name them. */
  async dncOf(client: pg.ClientBase, e164: readonly string[]): Promise<DncEntry[]> {
    const values = [...new Set(e164.flatMap(prefixesOf))];
    return (await client.query<DncEntry>(DNC, [values, e164.map(digitsOf)])).rows;
  }
}
