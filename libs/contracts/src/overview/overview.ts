import { z } from 'zod';
import { id, instant } from '../common/fields.js';
import { timeZone } from '../connections/connections.js';
import { activitySum, campaignCounts, campaignRow } from './campaign-rows.js';

const names = z.array(z.object({ id, name: z.string(), count: z.number().int() }));

/** Something that does not go on without a person; each kind says what is needed to tell it in a sentence. */
export const attentionItem = z.discriminatedUnion('kind', [
  /** No process serves campaigns, so nothing dials. */
  z.object({ kind: z.literal('no_worker'), campaigns: z.number().int() }),
  z.object({
    kind: z.literal('connection_down'),
    connectionId: id,
    name: z.string(),
    /** What told it: the vendor's answers to calls, the reading of its call records, or the last test. */
    source: z.enum(['calls', 'call_records', 'test']),
    message: z.string(),
    seenAt: instant.nullable(),
    nextTryAt: instant.nullable(),
    /** Running campaigns on it. */
    campaigns: z.number().int(),
  }),
  z.object({
    kind: z.literal('campaign_invalid'),
    campaignId: id,
    name: z.string(),
    reason: z.string(),
    message: z.string(),
    /** Contacts that it would still call. */
    held: z.number().int(),
  }),
  /** It starts by itself soon, and could not. */
  z.object({
    kind: z.literal('start_blocked'),
    campaignId: id,
    name: z.string(),
    startAt: instant,
    blockers: z.array(z.object({ code: z.string(), message: z.string() })),
  }),
  z.object({
    kind: z.literal('in_doubt'),
    connectionId: id,
    name: z.string(),
    attempts: z.number().int(),
    oldestSentAt: instant.nullable(),
    /** From then on every one of them counts as dialled. */
    settlesBy: instant.nullable(),
  }),
  z.object({
    kind: z.literal('unmatched_records'),
    /** Counted no further than a thousand on each connection; `isMore` says that there are others. */
    records: z.number().int(),
    isMore: z.boolean(),
    oldestAt: instant.nullable(),
    connections: names,
  }),
  /** Words of a vendor that say no result: records with them settle nothing. */
  z.object({
    kind: z.literal('unknown_words'),
    connectionId: id,
    name: z.string(),
    words: z.array(z.object({ word: z.string(), records: z.number().int() })),
    lastAt: instant.nullable(),
  }),
  z.object({
    kind: z.literal('import_failed'),
    importId: id,
    /** Null: a file of do-not-call numbers. */
    listId: id.nullable(),
    listName: z.string().nullable(),
    fileName: z.string(),
    error: z.string(),
    at: instant,
  }),
  /** A registry that running campaigns must be checked against: too old or missing, or soon so. */
  z.object({
    kind: z.literal('registry_due'),
    registryId: id,
    name: z.string(),
    /** Null: it has no file. */
    asOf: instant.nullable(),
    lapsesAt: instant.nullable(),
    hasLapsed: z.boolean(),
    /** Running campaigns in its reach. */
    campaigns: z.number().int(),
  }),
  z.object({ kind: z.literal('callbacks_missed'), callbacks: z.number().int(), lastDueAt: instant }),
]);
export type AttentionItem = z.infer<typeof attentionItem>;

export const attentionView = z
  .object({ at: instant, items: z.array(attentionItem) })
  .meta({ id: 'Attention' });
export type AttentionView = z.infer<typeof attentionView>;

/** A stretch in which the dialing hours are open. */
const opening = z.object({ from: instant, to: instant });

/** What runs, what waits and why, and what needs a hand, of one moment. */
export const overviewView = z
  .object({
    at: instant,
    timeZone: z.string(),
    /** When today began in that zone. */
    dayStart: instant,
    counts: campaignCounts,
    /** Attempts whose phone may be ringing now. */
    inFlight: z.number().int(),
    /** Entries of running campaigns that may be dialled now, and all that are still to be worked. */
    dialable: z.number().int(),
    remaining: z.number().int(),
    today: activitySum,
    /** The day before until the same time on the clock. */
    yesterday: activitySum,
    /** Those that dial or drain, the busiest of today first; the counts say how many there are. */
    running: z.array(campaignRow),
    /** Those that wait, the first to go on by itself first, with the openings of the next 24 hours. */
    waiting: z.array(campaignRow.extend({ openings: z.array(opening) })),
    attention: attentionView,
  })
  .meta({ id: 'Overview' });
export type OverviewView = z.infer<typeof overviewView>;

export const overviewQuery = z.object({ timeZone: timeZone.default('UTC') });
export type OverviewQuery = z.infer<typeof overviewQuery>;

/** A quarter of an hour: its moment, and the minute of the day at which it began on the clock of the zone. */
const quarterHour = activitySum.extend({ at: instant, minute: z.number().int() });
export type QuarterHour = z.infer<typeof quarterHour>;

const day = z.object({ from: instant, to: instant, quarters: z.array(quarterHour) });

/** Today against the day before, and what people did to campaigns today. Quarters in which nothing happened are left out. */
export const activityView = z
  .object({
    at: instant,
    timeZone: z.string(),
    today: day,
    yesterday: day,
    acts: z.array(
      z.object({ at: instant, action: z.string(), by: z.string(), campaignId: id, campaignName: z.string() }),
    ),
  })
  .meta({ id: 'Activity' });
export type ActivityView = z.infer<typeof activityView>;
