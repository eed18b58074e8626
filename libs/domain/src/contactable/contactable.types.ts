import type { Cap } from '../caps/cap.js';
import type { HolidayDates, WeeklyHours } from '../calling-hours/weekly-hours.js';
import type { PromisedCall } from '../callback/callback.js';
import type { CampaignState } from '../campaign/campaign-state.js';
import type { DncEntry } from '../dnc/dnc-entry.js';
import type { RequiredScrub } from '../dnc/dnc-registry.js';
import type { SpoolState } from '../spool/spool-state.js';
import type { ZoneSource } from '../zones/zones.js';
import type { Block } from './block.js';

/** One attempt that counts against caps (see `countsAgainstCaps`). */
export interface CountedAttempt {
  readonly at: Date;
  readonly campaignId: string;
  readonly groupId: string | null;
}

/** What must be known of one number of the contact. */
export interface NumberFacts {
  readonly e164: string;
  /** The order in which the contact's numbers are tried. */
  readonly position: number;
  readonly zones: readonly string[];
  readonly zoneSource: ZoneSource;
  /** Entries that may match (SQL narrows by `prefixesOf`); scope, match and expiry are judged again here. */
  readonly dnc: readonly DncEntry[];
  /** Attempts to this number, by whichever contact, at least as far back as `earliestWindowStart` says. */
  readonly attempts: readonly CountedAttempt[];
  readonly lastAttemptAt: Date | null;
  /** An attempt to this number is live: a phone may be ringing. */
  readonly inFlight: boolean;
  /** Why the connection cannot dial this number at all, in plain words; null when it can. */
  readonly notEncodable: string | null;
}

/** What must be known of the person: all contacts that share a number or an external id. */
export interface PersonFacts {
  readonly attempts: readonly CountedAttempt[];
  readonly lastAttemptAt: Date | null;
  readonly inFlight: boolean;
  /** Every open promise of a call to this person in this campaign, the contact's own (one at most) among them. */
  readonly callbacks: readonly PromisedCall[];
}

export interface ContactFacts {
  /** The contact's numbers, in any order. */
  readonly numbers: readonly NumberFacts[];
  readonly person: PersonFacts;
}

export interface ContactableEntry {
  readonly state: SpoolState;
  /** Set by a respool rule; null when it may be tried at once. */
  readonly notBefore: Date | null;
  /** Index into the numbers ordered by position; numbers before it are used up. */
  readonly numberIndex: number;
  readonly tries: number;
  /** The agent this call is meant for; null when none. */
  readonly agent: string | null;
}

export interface PolicyCampaign {
  readonly id: string;
  readonly groupId: string | null;
  readonly state: CampaignState;
  readonly startAt: Date | null;
  /** The first moment at which it may no longer dial. */
  readonly endAt: Date | null;
  /** The centre's IANA zone, in which dialing hours are read. */
  readonly zone: string;
  /** The dialing method rings an agent first, so that an entry without one cannot be dialled. */
  readonly requiresAgent: boolean;
}

/** Everything a manager sets. Null hours are missing hours: no dialing. */
export interface ContactPolicy {
  readonly campaign: PolicyCampaign;
  /** "Stop everything" is on. */
  readonly stopped: boolean;
  readonly dialingHours: WeeklyHours | null;
  readonly dialingHolidays: HolidayDates;
  readonly contactingHours: WeeklyHours | null;
  readonly contactingHolidays: HolidayDates;
  readonly caps: readonly Cap[];
  /** Registries without whose fresh file no number that they cover is dialled. */
  readonly scrubs: readonly RequiredScrub[];
  /** Between any two attempts to one number or one person; 0 for none. */
  readonly minGapSeconds: number;
  readonly version: number;
}

/**
 * The answer to "may we dial?". `until` is the first moment at which it stops being true when nothing else changes.
 * `skipped` says why numbers before the chosen one are passed over. `eligibleAt` is the earliest moment at which the
 * entry is eligible when nothing else changes; null when it takes a person or an event.
 */
export type Contactable =
  | {
      readonly eligible: true;
      readonly until: Date;
      /** The number to dial. */
      readonly number: NumberFacts;
      /** Its index in the order of positions; write it back to the entry when it is dialled. */
      readonly numberIndex: number;
      readonly skipped: readonly Block[];
      /** The promise that this call is to keep; left out when nothing was promised. */
      readonly callback?: PromisedCall;
    }
  | { readonly eligible: false; readonly blocks: readonly Block[]; readonly eligibleAt: Date | null };
