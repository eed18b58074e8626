import { z } from 'zod';
import { id, instant } from '../common/fields.js';
import { pageOf, pageQuery } from '../common/page.js';

export const spoolState = z.enum(['new', 'waiting', 'ready', 'in_flight', 'done', 'blocked']);

/** One reason that keeps entries from being dialled: how many carry it, and when the first of them may clear. */
export const blockCount = z.object({
  code: z.string(),
  entries: z.number().int(),
  nextAt: instant.nullable(),
});

export const campaignProgress = z
  .object({
    campaignId: id,
    at: instant,
    entries: z.record(spoolState, z.number().int()),
    /** Counts of the cached verdicts; `oldestVerdictAt` is the age of the oldest. */
    blocks: z.array(blockCount),
    oldestVerdictAt: instant.nullable(),
    /** When the next waiting entry may become eligible; null when none waits. */
    nextEligibleAt: instant.nullable(),
    attempts: z.record(z.string(), z.number().int()),
    results: z.record(z.string(), z.number().int()),
    inFlight: z.number().int(),
    dispatch: z
      .object({
        at: instant,
        budget: z.number().int(),
        /** The limit that binds now. */
        binding: z.string(),
        limits: z.record(z.string(), z.number()),
        lastError: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'CampaignProgress' });
export type CampaignProgress = z.infer<typeof campaignProgress>;

export const entryView = z
  .object({
    id,
    campaignId: id,
    contactId: id,
    contactName: z.string().nullable(),
    externalId: z.string().nullable(),
    numbers: z.array(z.string()),
    state: spoolState,
    tries: z.number().int(),
    /** Where it stands in the dialing order: lower comes first. */
    priority: z.number().int(),
    /** Zones of the number that is next; all of them must be open. */
    zones: z.array(z.string()),
    /** Which of the numbers is next. */
    numberIndex: z.number().int(),
    lastResult: z.string().nullable(),
    doneReason: z.string().nullable(),
    blocks: z.array(z.string()),
    eligibleAt: instant.nullable(),
    evaluatedAt: instant.nullable(),
    /** When it last changed; of a done entry, when it was done. */
    updatedAt: instant,
  })
  .meta({ id: 'SpoolEntry' });
export type EntryView = z.infer<typeof entryView>;
export const entryPage = pageOf(entryView);

/**
 * With `state=ready` in the order in which they will be dialled, with `waiting` the first to come back first, with `done`
 * the last done first, else as they were made. `number` (with or without "+") and `externalId` find the entries of a
 * contact; `search` by everything that the text may be.
 */
export const entryQuery = pageQuery.extend({
  state: spoolState.optional(),
  contactId: id.optional(),
  number: z
    .string()
    .trim()
    .regex(/^\+?\d{3,15}$/, 'Digits with the country code, with or without +.')
    .optional(),
  externalId: z.string().trim().min(1).max(200).optional(),
  /** A number as people write it, an external id, or the beginnings of the words of a name. */
  search: z.string().trim().min(2).max(200).optional(),
});
export type EntryQuery = z.infer<typeof entryQuery>;

export const blockView = z
  .object({
    code: z.string(),
    rule: z.string().nullable(),
    evidence: z.string(),
    clearsAt: instant.nullable(),
    number: z.string().nullable(),
  })
  .meta({ id: 'Block' });

/** The policy's answer for one entry, asked now: eligible until a moment, or every block there is. */
export const entryWhy = z
  .object({
    entry: entryView,
    at: instant,
    eligible: z.boolean(),
    number: z.string().nullable(),
    until: instant.nullable(),
    blocks: z.array(blockView),
    eligibleAt: instant.nullable(),
  })
  .meta({ id: 'EntryWhy' });
export type EntryWhy = z.infer<typeof entryWhy>;

export const testCallRequest = z.strictObject({
  /** One's own phone, in E.164 or as written in the country. */
  number: z.string().trim().min(3).max(40),
  country: z.string().length(2).toUpperCase().optional(),
});
export type TestCallRequest = z.infer<typeof testCallRequest>;

export const testCallAnswer = z.object({ attemptId: id, number: z.string(), state: z.string() });
export type TestCallAnswer = z.infer<typeof testCallAnswer>;
