import { DNC_MATCHES, DNC_SCOPES } from '@callspool/domain';
import { z } from 'zod';
import { id, instant, instantInput } from '../common/fields.js';
import { pageOf, pageQuery } from '../common/page.js';
import { countryCode } from '../contact-lists/contact-lists.js';
import { attemptPastGate } from '../dispatch/past-gate.js';

/** The most entries one request may add; more come as a file. */
export const MAX_DNC_ENTRIES = 10_000;

const reason = z.string().trim().min(1).max(500);
const reach = {
  scope: z.enum(DNC_SCOPES).default('all'),
  /** With scope `group`. */
  groupId: id.optional(),
  /** With scope `campaign`. */
  campaignId: id.optional(),
};

export const dncEntryInput = z.strictObject({
  /** A number in any usual form, or the first digits of numbers with their country code. */
  value: z.string().trim().min(1).max(40),
  match: z.enum(DNC_MATCHES).default('number'),
  ...reach,
  /** Absent: the reason of the request. */
  reason: reason.optional(),
  /** Where it comes from: manual, register, customer… */
  source: z.string().trim().min(1).max(100).default('manual'),
  /** The first moment at which it no longer counts; absent: never. */
  expiresAt: instantInput.optional(),
});
export type DncEntryInput = z.infer<typeof dncEntryInput>;

export const addDncRequest = z.strictObject({
  /** Country of numbers without a country code. */
  country: countryCode.optional(),
  /** For every entry that gives none itself. */
  reason: reason.optional(),
  /** Takes prefixes that forbid every number of a country, which are otherwise refused as a slip. */
  confirmsWholeCountries: z.boolean().default(false),
  entries: z.array(dncEntryInput).min(1).max(MAX_DNC_ENTRIES),
});
export type AddDncRequest = z.infer<typeof addDncRequest>;

/** What was past the send gate when an entry came, and how it stands now. */
export const dncRecallSummary = z
  .object({
    pastGate: z.number().int(),
    /** The vendor has given them back, with a receipt. */
    recalled: z.number().int(),
    /** Neither given back nor ended: their phones may still ring once. */
    open: z.number().int(),
  })
  .meta({ id: 'DncRecallSummary' });
export type DncRecallSummary = z.infer<typeof dncRecallSummary>;

/** What a dialer that keeps a list of its own answered when it was told the number. Nothing takes it off that list again. */
export const dncBlacklisting = z
  .object({
    connectionId: id,
    connectionName: z.string(),
    /** `waiting`: not asked yet. `failed`: it did not take it; asked again. */
    outcome: z.enum(['waiting', 'listed', 'failed']),
    /** What it answered, or why it could not be asked. */
    receipt: z.string().nullable(),
    tries: z.number().int(),
    lastTryAt: instant.nullable(),
  })
  .meta({ id: 'DncBlacklisting' });
export type DncBlacklistingView = z.infer<typeof dncBlacklisting>;

export const dncEntryView = z
  .object({
    id,
    scope: z.enum(DNC_SCOPES),
    groupId: id.nullable(),
    groupName: z.string().nullable(),
    campaignId: id.nullable(),
    campaignName: z.string().nullable(),
    match: z.enum(DNC_MATCHES),
    /** A number with "+" in E.164, or the digits of a prefix with "+". */
    value: z.string(),
    reason: z.string(),
    source: z.string(),
    createdBy: z.string(),
    createdAt: instant,
    expiresAt: instant.nullable(),
    removedAt: instant.nullable(),
    removedBy: z.string().nullable(),
    removedReason: z.string().nullable(),
    /** Whether it forbids calls at this moment. */
    isLive: z.boolean(),
    /** Null: no proof was kept with it, because it is older than that or was copied with its campaign. */
    recall: dncRecallSummary.nullable(),
    /** Dialers that were told it for their own list. */
    blacklistings: z.array(dncBlacklisting),
  })
  .meta({ id: 'DncEntry' });
export type DncEntryView = z.infer<typeof dncEntryView>;
export const dncEntryPage = pageOf(dncEntryView);

export const DNC_OUTCOMES = ['added', 'extended', 'known'] as const;
export type DncOutcome = (typeof DNC_OUTCOMES)[number];

export const addDncAnswer = z.object({
  /** What was added together; its recalls are listed by it. */
  additionId: id,
  /** From this moment on no attempt to these numbers passes the send gate. */
  at: instant,
  /** In the order of the request. `known`: a live entry says at least as much already. */
  entries: z.array(z.object({ id, value: z.string(), outcome: z.enum(DNC_OUTCOMES) })),
  added: z.number().int(),
  extended: z.number().int(),
  known: z.number().int(),
  alreadyPastGate: z.array(attemptPastGate),
});
export type AddDncAnswer = z.infer<typeof addDncAnswer>;

export const removeDncRequest = z.strictObject({ reason });
export type RemoveDncRequest = z.infer<typeof removeDncRequest>;

export const DNC_STATES = ['live', 'ended', 'all'] as const;

/** Newest first. */
export const dncQuery = pageQuery.extend({
  /** First digits of a number or prefix, with or without "+". */
  search: z
    .string()
    .trim()
    .regex(/^\+?\d{1,15}$/, 'Digits only, with or without +.')
    .optional(),
  /** `ended`: removed or expired. */
  state: z.enum(DNC_STATES).default('live'),
  match: z.enum(DNC_MATCHES).optional(),
  scope: z.enum(DNC_SCOPES).optional(),
  campaignId: id.optional(),
  groupId: id.optional(),
  source: z.string().trim().min(1).max(100).optional(),
  /** The first letters of the reason, great or small. */
  reason: z.string().trim().min(1).max(500).optional(),
  /** The first letters of the name of whoever added it. */
  addedBy: z.string().trim().min(1).max(200).optional(),
  /** `never`: without an end; `dated`: ends by itself. */
  expiry: z.enum(['never', 'dated']).optional(),
  /** Added from this moment on, and before `to`. */
  from: instantInput.optional(),
  to: instantInput.optional(),
});
export type DncQuery = z.infer<typeof dncQuery>;

/** How many live entries there are. Entries that have just expired leave the counts within seconds. */
export const dncCounts = z
  .object({
    at: instant,
    entries: z.number().int(),
    /** Those that end by themselves. */
    dated: z.number().int(),
    scopes: z.array(z.object({ scope: z.enum(DNC_SCOPES), entries: z.number().int() })),
    /** The largest first; the last import of each, when it has one. */
    sources: z.array(
      z.object({
        source: z.string(),
        entries: z.number().int(),
        importedAt: instant.nullable(),
        fileName: z.string().nullable(),
      }),
    ),
    /** Attempts that a "no" forbids and that are neither given back nor ended. */
    openRecalls: z.number().int(),
  })
  .meta({ id: 'DncCounts' });
export type DncCounts = z.infer<typeof dncCounts>;
