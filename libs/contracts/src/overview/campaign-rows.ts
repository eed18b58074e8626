import { CAMPAIGN_STATES } from '@callspool/domain';
import { z } from 'zod';
import { campaignCondition, campaignStates, DRAFT_FIELDS, spoolCounts } from '../campaigns/campaigns.js';
import { DIALING_METHODS } from '../campaigns/vendor-settings.js';
import { id, instant } from '../common/fields.js';
import { pageOf, pageQuery } from '../common/page.js';
import { CONNECTION_KINDS, CONNECTION_STANDINGS, timeZone } from '../connections/connections.js';

/** What a campaign did since a moment. */
export const activitySum = z.object({
  /** Past the send gate, whatever became of them; none of which it is proven that nothing rang. */
  attempts: z.number().int(),
  answered: z.number().int(),
  /** Those whose result is known: what a rate of answers is read against. */
  settled: z.number().int(),
});
export type ActivitySum = z.infer<typeof activitySum>;

/** A campaign as the table shows it. */
export const campaignRow = z
  .object({
    id,
    name: z.string(),
    state: z.enum(CAMPAIGN_STATES),
    stateChangedAt: instant,
    stateReason: z.string().nullable(),
    /** Who moved it into its state; null when nobody's name is known. */
    stateChangedBy: z.string().nullable(),
    /** Why it does not dial now although it runs; null when it dials or does not run. */
    condition: campaignCondition.nullable(),
    method: z.enum(DIALING_METHODS),
    /** The dialer's campaign, or the IVR number; null when the method has neither. */
    vendorName: z.string().nullable(),
    connection: z.object({
      id,
      name: z.string(),
      kind: z.enum(CONNECTION_KINDS),
      standing: z.enum(CONNECTION_STANDINGS),
    }),
    lists: z.number().int(),
    /** Of a draft: what nobody has chosen yet. */
    undecided: z.array(z.enum(DRAFT_FIELDS)),
    entries: spoolCounts,
    /** The limit that held it at its last beat; null unless it runs. */
    limit: z
      .object({
        binding: z.string(),
        /** Every limit with the calls that it left room for. */
        limits: z.record(z.string(), z.number()),
        at: instant,
      })
      .nullable(),
    callsPerSecond: z.number(),
    maxConcurrent: z.number().int(),
    today: activitySum,
    /** Attempts by hour since the day began in the zone asked for, the running hour last. */
    attemptsByHour: z.array(z.number().int()),
    /** When the last entry is worked at the pace of the last two active hours, inside the dialing hours; null without a basis. */
    estimatedEndAt: instant.nullable(),
    /** The dialing hours, in the campaign's zone: until when they are open, or when they open. */
    window: z.object({ isOpen: z.boolean(), changesAt: instant.nullable(), timeZone: z.string() }),
    startAt: instant.nullable(),
    endAt: instant.nullable(),
    /** The last change that stands in the audit. */
    changed: z.object({ at: instant, by: z.string(), action: z.string() }).nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'CampaignRow' });
export type CampaignRow = z.infer<typeof campaignRow>;

/** How many campaigns stand how, whatever the table is narrowed to. Archived ones are in `byState` only. */
export const campaignCounts = z.object({
  all: z.number().int(),
  byState: z.record(z.enum(CAMPAIGN_STATES), z.number().int()),
  /** Of the running ones. */
  dialing: z.number().int(),
  waiting: z.number().int(),
  invalid: z.number().int(),
  /** Invalid ones, and scheduled ones that could not start. */
  needsHand: z.number().int(),
});
export type CampaignCounts = z.infer<typeof campaignCounts>;

export const campaignRowPage = pageOf(campaignRow).extend({ at: instant, counts: campaignCounts });
export type CampaignRowPage = z.infer<typeof campaignRowPage>;

export const CAMPAIGN_SORTS = ['name', 'state', 'progress', 'changed'] as const;
export const CAMPAIGN_STANDINGS = ['dialing', 'waiting', 'invalid', 'needs_hand'] as const;
export type CampaignStandingName = (typeof CAMPAIGN_STANDINGS)[number];

const ids = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(id).min(1).max(200));

/** `state` and `connectionId` take several, separated by commas. A cursor belongs to one sort and one direction. */
export const campaignRowQuery = pageQuery.extend({
  state: campaignStates.optional(),
  standing: z.enum(CAMPAIGN_STANDINGS).optional(),
  connectionId: ids.optional(),
  search: z.string().trim().min(1).max(200).optional(),
  sort: z.enum(CAMPAIGN_SORTS).default('name'),
  direction: z.enum(['asc', 'desc']).default('asc'),
  /** The zone in which today began. */
  timeZone: timeZone.default('UTC'),
});
export type CampaignRowQuery = z.infer<typeof campaignRowQuery>;

/** The campaigns of a visible page. */
export const campaignRowEventsQuery = z.object({ ids, timeZone: timeZone.default('UTC') });
export type CampaignRowEventsQuery = z.infer<typeof campaignRowEventsQuery>;

/** What a `rows` event carries: what changed since the event before, all of it in the first; `gone` no longer exist. */
export const campaignRowsEvent = z.object({ at: instant, rows: z.array(campaignRow), gone: z.array(id) });
export type CampaignRowsEvent = z.infer<typeof campaignRowsEvent>;
