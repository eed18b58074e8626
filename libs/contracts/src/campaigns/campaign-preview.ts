import { z } from 'zod';
import { id, instant, instantInput } from '../common/fields.js';
import { timeZone } from '../connections/connections.js';
import { pacingFields } from './campaigns.js';

/**
 * Settings as they stand in a form, saved or not. `campaignId`: the campaign they are for, once there is one; its own
 * do-not-call entries count then, and once it has run its open contacts are counted instead of the lists'.
 */
export const previewCampaignRequest = z.strictObject({
  campaignId: id.nullable().default(null),
  connectionId: id,
  listIds: z.array(id).max(200),
  groupId: id.nullable().default(null),
  timeZone,
  dialingHoursId: id.nullable().default(null),
  contactingHoursId: id.nullable().default(null),
  startAt: instantInput.nullable().default(null),
  endAt: instantInput.nullable().default(null),
  ...pacingFields,
});
export type PreviewCampaignRequest = z.infer<typeof previewCampaignRequest>;

const opening = z.object({ from: instant, to: instant });

/** From rows to calls: each contact is in one of `doNotCall`, `zoneUnknown`, `held`, `callable`, or has no number. */
export const previewFunnel = z.object({
  contacts: z.number().int(),
  /** Contacts whose person is there already: caps and gaps count them together. */
  samePerson: z.number().int(),
  /** Every number of theirs is on a do-not-call list. */
  doNotCall: z.number().int(),
  zoneUnknown: z.number().int(),
  /** Waiting for something other than the hours, as of the last look at each: a cap, a respool delay, a promised call. */
  held: z.number().int(),
  callable: z.number().int(),
  callableNow: z.number().int(),
  callableWithin24h: z.number().int(),
});
export type PreviewFunnel = z.infer<typeof previewFunnel>;

/** Callable contacts whose numbers lie in the same zones; all of the zones must be open. */
export const previewZone = z.object({
  zones: z.array(z.string()),
  contacts: z.number().int(),
  isOpen: z.boolean(),
  /** Both layers of hours together, over the day of the centre and the next 24 hours. */
  openings: z.array(opening),
});
export type PreviewZone = z.infer<typeof previewZone>;

export const previewHour = z.object({
  from: instant,
  /** Contacts that may be called at some time in this hour. */
  callable: z.number().int(),
  /** At the pace of the settings, while anybody may be called; null without a known pace. */
  attemptsAtMost: z.number().int().nullable(),
  /** First tries, if every contact is tried once; null without a known pace. */
  firstTries: z.number().int().nullable(),
});
export type PreviewHour = z.infer<typeof previewHour>;

export const PACE_LIMITS = ['calls_per_second', 'connection_calls_per_second', 'max_concurrent'] as const;

/** How fast it can go, which limit holds it, and how long earlier attempts held a line. */
export const previewPace = z.object({
  perSecond: z.number(),
  limit: z.enum(PACE_LIMITS),
  attempts: z.number().int(),
  averageSeconds: z.number(),
});
export type PreviewPace = z.infer<typeof previewPace>;

export const campaignPreview = z
  .object({
    at: instant,
    population: z.enum(['lists', 'spool']),
    /** Null: counting took longer than it may, and nothing is guessed instead. */
    funnel: previewFunnel.nullable(),
    countedAt: instant.nullable(),
    /** The centre's day, from midnight to midnight. */
    day: opening,
    /** Whether dialing and contacting hours are both chosen; without them nothing is open. */
    hasHours: z.boolean(),
    /** The largest ones, largest first. */
    zones: z.array(previewZone),
    /** What `zones` leaves out. */
    otherZones: z.object({ sets: z.number().int(), contacts: z.number().int() }),
    hours: z.array(previewHour),
    /** Null: too few attempts went through this connection to know how long one holds a line. */
    pace: previewPace.nullable(),
    /** When every callable contact has been tried once; null without a pace, or when not within three weeks. */
    firstPassEndsAt: instant.nullable(),
  })
  .meta({ id: 'CampaignPreview' });
export type CampaignPreview = z.infer<typeof campaignPreview>;
