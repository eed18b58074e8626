import { z } from 'zod';
import { instant } from '../common/fields.js';

/**
 * Where the contacts of a list stand, each in exactly one place: the first of these that any of its campaigns puts it in.
 * From the cached verdicts of campaigns that run; a campaign that does not run holds its contacts back as one.
 */
export const LIST_PLACES = [
  'inFlight',
  'dialable',
  'waitingTime',
  'waitingRespool',
  'atCap',
  'notJudged',
  'campaignNotRunning',
  'suppressed',
  'closed',
  'noCampaign',
] as const;
export type ListPlace = (typeof LIST_PLACES)[number];

const count = z.number().int();

export const listSummaryView = z
  .object({
    /** When these figures were counted; they are not live. */
    at: instant,
    contacts: count,
    /** Contacts that no campaign has ever attempted. */
    fresh: count,
    /** They add up to `contacts`. */
    places: z.object({
      inFlight: count,
      dialable: count,
      waitingTime: count,
      waitingRespool: count,
      atCap: count,
      notJudged: count,
      campaignNotRunning: count,
      suppressed: count,
      closed: count,
      noCampaign: count,
    }),
    /** When the first contact of a place that waits may be called. */
    nextAt: z.object({
      waitingTime: instant.nullable(),
      waitingRespool: instant.nullable(),
      atCap: instant.nullable(),
    }),
    /** Contacts by the zones of their main number, the most first; no zones: nobody calls those. */
    zones: z.array(z.object({ zones: z.array(z.string()), contacts: count })),
    otherZones: count,
    /** The oldest verdict among those counted as dialable or waiting. */
    oldestVerdictAt: instant.nullable(),
  })
  .meta({ id: 'ListSummary' });
export type ListSummaryView = z.infer<typeof listSummaryView>;

export const listSummaryAnswer = z.object({
  /** Null before the first count is made. */
  summary: listSummaryView.nullable(),
  /** A newer count is under way: ask again in a moment. */
  isCounting: z.boolean(),
});
export type ListSummaryAnswer = z.infer<typeof listSummaryAnswer>;
