import { DNC_MATCHES, DNC_SCOPES } from '@callspool/domain';
import { z } from 'zod';
import { id, instant } from '../common/fields.js';
import { countryCode } from '../contact-lists/contact-lists.js';
import { DNC_FRESHNESS } from './dnc-registries.js';

/** The most numbers one request may ask about. */
export const MAX_CHECKED_NUMBERS = 1_000;

const asked = z.string().trim().min(1).max(40);

export const dncCheckQuery = z.object({
  number: asked,
  /** Country of a number without a country code. */
  country: countryCode.optional(),
  /** Only what forbids calls of this campaign; absent: of any. */
  campaignId: id.optional(),
});
export type DncCheckQuery = z.infer<typeof dncCheckQuery>;

export const dncCheckRequest = z.strictObject({
  numbers: z.array(asked).min(1).max(MAX_CHECKED_NUMBERS),
  country: countryCode.optional(),
  campaignId: id.optional(),
});
export type DncCheckRequest = z.infer<typeof dncCheckRequest>;

/** A live entry of our own list, or a registry whose file in force names the number. */
export const dncHitView = z
  .object({
    kind: z.enum(['entry', 'registry']),
    /** Of the entry, or the registry. */
    id,
    scope: z.enum(DNC_SCOPES),
    groupId: id.nullable(),
    groupName: z.string().nullable(),
    campaignId: id.nullable(),
    campaignName: z.string().nullable(),
    match: z.enum(DNC_MATCHES),
    /** A number with "+" in E.164, or the digits of a prefix with "+". */
    value: z.string(),
    /** Of an entry; the name of a registry. */
    reason: z.string(),
    source: z.string(),
    createdBy: z.string(),
    createdAt: instant,
    expiresAt: instant.nullable(),
    /** The date of the registry's file; null for an entry. */
    asOf: instant.nullable(),
  })
  .meta({ id: 'DncHit' });
export type DncHitView = z.infer<typeof dncHitView>;

/** A registry and the age of what it says. */
export const dncRegistryAge = z
  .object({
    id,
    name: z.string(),
    scope: z.enum(DNC_SCOPES),
    groupId: id.nullable(),
    campaignId: id.nullable(),
    /** Empty: it speaks of every number. */
    countries: z.array(z.string()),
    asOf: instant.nullable(),
    maxAgeDays: z.number().int().nullable(),
    lapsesAt: instant.nullable(),
    freshness: z.enum(DNC_FRESHNESS),
  })
  .meta({ id: 'DncRegistryAge' });
export type DncRegistryAge = z.infer<typeof dncRegistryAge>;

const verdict = {
  /** Whether anything forbids calls to it. */
  isListed: z.boolean(),
  hits: z.array(dncHitView),
  /** Registries that must have spoken of it and have no file, or one that is too old: it is not dialled either. */
  scrubsDue: z.array(id),
};

export const dncCheckAnswer = z.object({
  at: instant,
  number: z.string(),
  ...verdict,
  /** Every registry that was asked, with its age. */
  registries: z.array(dncRegistryAge),
});
export type DncCheckAnswer = z.infer<typeof dncCheckAnswer>;

export const dncCheckAnswers = z.object({
  at: instant,
  /** In the order of the request. `number` is null, with `message`, when it cannot be read. */
  answers: z.array(
    z.object({
      asked: z.string(),
      number: z.string().nullable(),
      message: z.string().nullable(),
      ...verdict,
    }),
  ),
  registries: z.array(dncRegistryAge),
});
export type DncCheckAnswers = z.infer<typeof dncCheckAnswers>;
