import { Injectable } from '@nestjs/common';
import {
  type ContactFacts,
  type ContactPolicy,
  type CountedAttempt,
  type DncEntry,
  earliestWindowStart,
  type PromisedCall,
  prefixesOf,
} from '@callspool/domain';
import { groupBy } from '../common/collections/group-by.js';
import type { SqlTransaction } from '../database/transaction-runner.js';
import { type CallbackRow, type CountedRow, FactsRepository, type NumberRow } from './facts.repository.js';

/** Whether a number can be said to the connection at all; null when it can, else why not. */
export type NumberCheck = (e164: string) => string | null;

/** What must be known of each contact to judge its entry, gathered for a whole batch at once. */
@Injectable()
export class Facts {
  constructor(private readonly repository: FactsRepository) {}

  /** The numbers of these contacts, in the order in which they are tried. */
  numbersOf(client: SqlTransaction, contacts: readonly { contactId: string }[]): Promise<NumberRow[]> {
    return this.repository.numbersOf(client, [...new Set(contacts.map((contact) => contact.contactId))]);
  }

  /** `known`: the contacts' numbers, when the caller has read them already. */
  async gather(
    client: SqlTransaction,
    contacts: readonly { contactId: string; personId: string }[],
    policy: ContactPolicy,
    now: Date,
    check: NumberCheck,
    known?: readonly NumberRow[],
  ): Promise<Map<string, ContactFacts>> {
    const rows = known ?? (await this.numbersOf(client, contacts));
    const numbers = [...new Set(rows.map((row) => row.e164))];
    const persons = [...new Set(contacts.map((contact) => contact.personId))];
    const since = windowOf(policy, now);
    const made = byKey(await this.repository.attemptsTo(client, { numbers, personIds: persons }, since, now));
    const dnc = byValue(await this.repository.dncOf(client, numbers));
    const promised = await this.repository.callbacksOf(client, policy.campaign.id, persons);
    const callbacks = groupBy(promised, (row) => row.personId);
    const rowsByContact = groupBy(rows, (row) => row.contactId);

    return new Map(
      contacts.map(({ contactId, personId }) => [
        contactId,
        {
          numbers: (rowsByContact.get(contactId) ?? []).map((row) => ({
            e164: row.e164,
            position: row.position,
            zones: row.zones,
            zoneSource: row.zoneSource,
            dnc: prefixesOf(row.e164).flatMap((prefix) => dnc.get(prefix) ?? []),
            attempts: made.get(row.e164) ?? [],
            lastAttemptAt: latest(made.get(row.e164)),
            inFlight: isLive(made.get(row.e164)),
            notEncodable: check(row.e164),
          })),
          person: {
            attempts: made.get(personId) ?? [],
            lastAttemptAt: latest(made.get(personId)),
            inFlight: isLive(made.get(personId)),
            callbacks: (callbacks.get(personId) ?? []).map((row) => toPromised(row, contactId)),
          },
        },
      ]),
    );
  }
}

/** How far back attempts matter: the longest cap window or the minimum gap. */
function windowOf(policy: ContactPolicy, now: Date): Date {
  const gap = new Date(now.getTime() - policy.minGapSeconds * 1_000);
  const caps = policy.caps.length === 0 ? gap : (earliestWindowStart(policy.caps, now) ?? new Date(0));
  return caps < gap ? caps : gap;
}

const toPromised = ({ id, dueAt, number, agent, contactId }: CallbackRow, to: string): PromisedCall => ({
  id,
  dueAt,
  number,
  agent,
  isOwn: contactId === to,
});

const isLive = (attempts: readonly CountedRow[] | undefined): boolean =>
  attempts?.some((attempt) => attempt.isLive) ?? false;

function byKey(rows: readonly CountedRow[]): Map<string, CountedRow[]> {
  return groupBy(rows, (row) => row.key);
}

function byValue(entries: readonly DncEntry[]): Map<string, DncEntry[]> {
  return groupBy(entries, (entry) => entry.value);
}

function latest(attempts: readonly CountedAttempt[] | undefined): Date | null {
  if (attempts === undefined || attempts.length === 0) return null;
  return new Date(Math.max(...attempts.map((attempt) => attempt.at.getTime())));
}
