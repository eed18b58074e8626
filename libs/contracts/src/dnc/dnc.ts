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
  entries: z.array(dncEntryInput).min(1).max(MAX_DNC_ENTRIES),
});
export type AddDncRequest = z.infer<typeof addDncRequest>;

export const dncEntryView = z
  .object({
    id,
    scope: z.enum(DNC_SCOPES),
    groupId: id.nullable(),
    campaignId: id.nullable(),
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
  })
  .meta({ id: 'DncEntry' });
export type DncEntryView = z.infer<typeof dncEntryView>;
export const dncEntryPage = pageOf(dncEntryView);

export const DNC_OUTCOMES = ['added', 'extended', 'known'] as const;
export type DncOutcome = (typeof DNC_OUTCOMES)[number];

export const addDncAnswer = z.object({
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

export const dncQuery = pageQuery.extend({
  /** First digits of a number or prefix, with or without "+". */
  search: z
    .string()
    .trim()
    .regex(/^\+?\d{1,15}$/, 'Digits only, with or without +.')
    .optional(),
  scope: z.enum(DNC_SCOPES).optional(),
  campaignId: id.optional(),
  groupId: id.optional(),
  /** `true`: removed and expired entries too. */
  history: z.enum(['true', 'false']).default('false'),
});
export type DncQuery = z.infer<typeof dncQuery>;

export const dncCheckQuery = z.object({
  number: z.string().trim().min(1).max(40),
  country: countryCode.optional(),
});
export type DncCheckQuery = z.infer<typeof dncCheckQuery>;

/** Every live entry that forbids the number anywhere; empty `hits`: none does. */
export const dncCheckAnswer = z.object({ number: z.string(), hits: z.array(dncEntryView) });
export type DncCheckAnswer = z.infer<typeof dncCheckAnswer>;
