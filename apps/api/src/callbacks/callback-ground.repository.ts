import type { CampaignState, WeeklyHours } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { type AnyTransaction, runInTransaction } from '../database/statement.js';

/** What a campaign says about when it calls. */
export interface CampaignHours {
  readonly campaignId: string;
  readonly name: string;
  readonly state: CampaignState;
  readonly groupId: string | null;
  readonly timeZone: string;
  readonly endAt: Date | null;
  readonly dialingWeek: WeeklyHours;
  readonly dialingHolidays: readonly { readonly date: string }[] | null;
  readonly contactingWeek: WeeklyHours;
  readonly contactingHolidays: readonly { readonly date: string }[] | null;
}

export interface GroundNumber {
  readonly e164: string;
  readonly zones: readonly string[];
}

export interface GroundEntry {
  readonly id: string;
  readonly state: string;
  readonly doneReason: string | null;
  readonly attemptId: string | null;
  readonly personId: string;
}

/** An attempt whose disposition promises a call, with the zones of its number. */
export interface GroundAttempt {
  readonly attemptId: string;
  readonly campaignId: string;
  readonly zones: readonly string[] | null;
}

const HOURS = `
  select campaign.id as "campaignId", campaign.name, campaign.state::text as state, campaign.group_id as "groupId",
    campaign.time_zone as "timeZone", campaign.end_at as "endAt",
    dialing.week as "dialingWeek", dialing_calendar.days as "dialingHolidays",
    contacting.week as "contactingWeek", contacting_calendar.days as "contactingHolidays"
  from campaign
  join calling_hours dialing on dialing.id = campaign.dialing_hours_id
  left join holiday_calendar dialing_calendar on dialing_calendar.id = dialing.holiday_calendar_id
  join calling_hours contacting on contacting.id = campaign.contacting_hours_id
  left join holiday_calendar contacting_calendar on contacting_calendar.id = contacting.holiday_calendar_id
  where campaign.id = any($1::uuid[])`;

// Every entry of the person, in one order, so that two promises to one person never wait for each other in a circle.
const LOCK_PERSON = `
  select entry.id from spool_entry entry
  where entry.contact_id in (
    select mate.id from contact mate
    where mate.person_id = (select person_id from contact where id = $1::uuid))
  order by entry.id for update`;

const ENTRY = `
  select entry.id, entry.state::text as state, entry.done_reason as "doneReason", entry.attempt_id as "attemptId",
    contact.person_id as "personId"
  from spool_entry entry join contact on contact.id = entry.contact_id
  where entry.campaign_id = $1::uuid and entry.contact_id = $2::uuid`;

const NUMBERS = 'select e164, zones from phone_number where contact_id = $1::uuid order by position';

const ATTEMPTS = `
  select attempt.id as "attemptId", attempt.campaign_id as "campaignId", (
    select zones from phone_number
    where phone_number.contact_id = attempt.contact_id and phone_number.e164 = attempt.number
    order by position limit 1) as zones
  from attempt where attempt.id = any($1::uuid[])`;

/** What must be known before a call is promised; the caller holds the transaction. */
@Injectable()
export class CallbackGroundRepository {
  hoursOf(transaction: AnyTransaction, campaignIds: readonly string[]): Promise<CampaignHours[]> {
    return runInTransaction(transaction, HOURS, [campaignIds]);
  }

  async lockPerson(transaction: AnyTransaction, contactId: string): Promise<void> {
    await runInTransaction(transaction, LOCK_PERSON, [contactId]);
  }

  /** The contact's entry, locked with every other of its person until the transaction ends; null: it has none. */
  async lockEntry(
    transaction: AnyTransaction,
    campaignId: string,
    contactId: string,
  ): Promise<GroundEntry | null> {
    await this.lockPerson(transaction, contactId);
    return (await runInTransaction<GroundEntry>(transaction, ENTRY, [campaignId, contactId]))[0] ?? null;
  }

  numbersOf(transaction: AnyTransaction, contactId: string): Promise<GroundNumber[]> {
    return runInTransaction(transaction, NUMBERS, [contactId]);
  }

  attemptsOf(transaction: AnyTransaction, attemptIds: readonly string[]): Promise<GroundAttempt[]> {
    return runInTransaction(transaction, ATTEMPTS, [attemptIds]);
  }
}
