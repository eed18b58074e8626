import { DNC_SCOPES } from '@callspool/domain';
import { z } from 'zod';
import { displayName, id, instant, instantInput } from '../common/fields.js';
import { pageOf, pageQuery } from '../common/page.js';
import { countryCode } from '../contact-lists/contact-lists.js';
import { ENCODINGS, IMPORT_STATES } from '../contact-lists/imports.js';

/** A year and a day: nothing older is a scrub. */
const maxAgeDays = z.number().int().min(1).max(366);
const countries = z
  .array(countryCode)
  .max(250)
  .transform((codes) => [...new Set(codes)]);

/** A register of numbers that somebody else keeps, such as a country's. Its numbers come as files. */
export const createDncRegistryRequest = z.strictObject({
  name: displayName,
  scope: z.enum(DNC_SCOPES).default('all'),
  /** With scope `group`. */
  groupId: id.optional(),
  /** With scope `campaign`. */
  campaignId: id.optional(),
  /** Whose numbers it speaks of; empty: every number. Countries that share a calling code are covered together. */
  countries: countries.default([]),
  /** By whose rules the numbers of its files are read; absent: they carry their country code. */
  country: countryCode.optional(),
  /** Numbers it covers are dialled only while its file is no older than this; absent: no matter how old. */
  maxAgeDays: maxAgeDays.optional(),
});
export type CreateDncRegistryRequest = z.infer<typeof createDncRegistryRequest>;

export const changeDncRegistryRequest = z
  .strictObject({
    name: displayName,
    countries,
    country: countryCode.nullable(),
    maxAgeDays: maxAgeDays.nullable(),
  })
  .partial();
export type ChangeDncRegistryRequest = z.infer<typeof changeDncRegistryRequest>;

/** `none`: no file yet. `lapsed`: older than it may be. Both hold back every number that it covers, when it has a limit. */
export const DNC_FRESHNESS = ['fresh', 'lapses_soon', 'lapsed', 'none', 'no_limit'] as const;
export type DncFreshness = (typeof DNC_FRESHNESS)[number];

export const DNC_VERSION_KINDS = ['full', 'changes'] as const;
export type DncVersionKind = (typeof DNC_VERSION_KINDS)[number];
export const DNC_VERSION_PHASES = ['reading', 'building', 'switching'] as const;

export const dncRegistryVersionView = z
  .object({
    id,
    registryId: id,
    kind: z.enum(DNC_VERSION_KINDS),
    fileId: id,
    fileName: z.string(),
    /** The date of the file. */
    asOf: instant,
    state: z.enum(IMPORT_STATES),
    /** Null unless it runs. */
    phase: z.enum(DNC_VERSION_PHASES).nullable(),
    isInForce: z.boolean(),
    /** Distinct numbers of the registry with this file; null before they are counted. */
    numbers: z.number().int().nullable(),
    /** Against the version before. */
    added: z.number().int().nullable(),
    removed: z.number().int().nullable(),
    bytesTotal: z.number().int(),
    bytesRead: z.number().int(),
    rowsRead: z.number().int(),
    rowsRejected: z.number().int(),
    /** Attempts past the send gate whose number it named when it came in force. */
    alreadyPastGate: z.number().int(),
    hasRejects: z.boolean(),
    error: z.string().nullable(),
    createdBy: z.string(),
    createdAt: instant,
    startedAt: instant.nullable(),
    /** Of a version that is done: since when it was in force. */
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'DncRegistryVersion' });
export type DncRegistryVersionView = z.infer<typeof dncRegistryVersionView>;
export const dncRegistryVersionPage = pageOf(dncRegistryVersionView);

export const dncRegistryView = z
  .object({
    id,
    name: z.string(),
    scope: z.enum(DNC_SCOPES),
    groupId: id.nullable(),
    groupName: z.string().nullable(),
    campaignId: id.nullable(),
    campaignName: z.string().nullable(),
    countries: z.array(z.string()),
    country: z.string().nullable(),
    maxAgeDays: z.number().int().nullable(),
    /** Of the file in force; null while there is none. */
    numbers: z.number().int().nullable(),
    asOf: instant.nullable(),
    /** The first moment at which the file in force is too old; null without file or limit. */
    lapsesAt: instant.nullable(),
    freshness: z.enum(DNC_FRESHNESS),
    /** Bytes that the numbers take in the database. */
    bytes: z.number().int(),
    /** The file that is being read, or else the last one. */
    latest: dncRegistryVersionView.nullable(),
    createdBy: z.string(),
    createdAt: instant,
    removedAt: instant.nullable(),
    removedBy: z.string().nullable(),
    removedReason: z.string().nullable(),
  })
  .meta({ id: 'DncRegistry' });
export type DncRegistryView = z.infer<typeof dncRegistryView>;
export const dncRegistryPage = pageOf(dncRegistryView);

/** By name. */
export const dncRegistryQuery = pageQuery.extend({
  state: z.enum(['live', 'removed']).default('live'),
});
export type DncRegistryQuery = z.infer<typeof dncRegistryQuery>;

export const loadDncRegistryRequest = z.strictObject({
  fileId: id,
  /** `full`: the whole registry. `changes`: adds and deletes to the version in force. */
  kind: z.enum(DNC_VERSION_KINDS).default('full'),
  /** The date of the file, from which its age is counted; absent: the moment it was uploaded. */
  asOf: instantInput.optional(),
  /** A byte order mark in the file wins. */
  encoding: z.enum(ENCODINGS).default('utf-8'),
  /** Takes a whole registry of less than half the numbers of the one in force, which is otherwise refused as a mistake. */
  mayShrink: z.boolean().default(false),
});
export type LoadDncRegistryRequest = z.infer<typeof loadDncRegistryRequest>;
