import { isKnownZone } from '@callspool/domain';
import { z } from 'zod';
import { displayName, id, instant } from '../common/fields.js';
import { pageOf, pageQuery } from '../common/page.js';
import {
  DEFAULT_PHONEBAR_URL,
  escauxSettings,
  iexpbxSettings,
  motionSettings,
  ucontactSettings,
  xcallySettings,
} from './connection-settings.js';

/** How a connection is, as the last word of whoever used it tells. */
export const CONNECTION_STANDINGS = ['answers', 'tries', 'down', 'off', 'unknown'] as const;
export type ConnectionStanding = (typeof CONNECTION_STANDINGS)[number];

export const CONNECTION_KINDS = ['ucontact', 'iexpbx', 'escaux', 'xcally', 'motion'] as const;
export type ConnectionKind = (typeof CONNECTION_KINDS)[number];

/** IANA name of a time zone that this service knows. */
export const timeZone = z
  .string()
  .refine((name) => isKnownZone(name), 'Not a time zone; give an IANA name such as Europe/Brussels.');

/** Until when a push without evidence stays in doubt, when nobody said otherwise (seconds). */
export const DEFAULT_DOUBT_SECONDS = {
  ucontact: 1800,
  iexpbx: 900,
  escaux: 900,
  xcally: 120,
  motion: 120,
} as const satisfies Record<ConnectionKind, number>;

const optionalUsername = z.string().max(200);
const optionalPassword = z.string().max(1000);

const fields = {
  name: displayName,
  baseUrl: z.string().trim().min(1).max(500),
  username: optionalUsername.min(1),
  password: optionalPassword.min(1),
  /** Zone of the vendor's wall clock: its dates carry none. */
  timeZone,
  /** Requests under way at once. */
  maxConcurrent: z.number().int().min(1).max(1000),
  /** Dials started per second through this connection; null: no limit of its own. */
  callsPerSecond: z.number().min(0.01).max(1000).nullable(),
  timeoutMs: z.number().int().min(1000).max(60_000),
  doubtSeconds: z.number().int().min(10).max(86_400),
  isEnabled: z.boolean(),
  /** PEM of the only authorities whose certificates are accepted; null: those that every system trusts. */
  caCertificate: z.string().trim().min(1).max(100_000).nullable(),
  /** An HTTP proxy that leads to the vendor, such as `http://proxy.example:3128`; null: none. */
  proxyUrl: z.string().trim().min(1).max(500).nullable(),
  /** Null: the proxy asks for none. They go with the proxy they were given for. */
  proxyCredentials: z
    .strictObject({ username: z.string().min(1).max(200), password: z.string().min(1).max(1000) })
    .nullable(),
};

const createFields = {
  ...fields,
  maxConcurrent: fields.maxConcurrent.default(10),
  callsPerSecond: fields.callsPerSecond.default(null),
  timeoutMs: fields.timeoutMs.default(10_000),
  doubtSeconds: fields.doubtSeconds.exactOptional(),
  isEnabled: fields.isEnabled.default(true),
  caCertificate: fields.caCertificate.default(null),
  proxyUrl: fields.proxyUrl.default(null),
  proxyCredentials: fields.proxyCredentials.default(null),
};

const createUcontact = z.strictObject({
  kind: z.literal('ucontact'),
  ...createFields,
  settings: ucontactSettings.prefault({}),
});
const createIexpbx = z.strictObject({
  kind: z.literal('iexpbx'),
  ...createFields,
  settings: iexpbxSettings.prefault({}),
});
/** A SOP in compatibility mode knows no users: name and password are both left empty then. */
const createEscaux = z.strictObject({
  kind: z.literal('escaux'),
  ...createFields,
  username: optionalUsername.default(''),
  password: optionalPassword.default(''),
  settings: escauxSettings.prefault({}),
});
/** A phonebar knows no users, and its answers carry no dates. */
const phonebarFields = {
  ...createFields,
  baseUrl: fields.baseUrl.default(DEFAULT_PHONEBAR_URL),
  username: z.literal('').default(''),
  password: z.literal('').default(''),
  timeZone: timeZone.default('UTC'),
};
const createXcally = z.strictObject({
  kind: z.literal('xcally'),
  ...phonebarFields,
  settings: xcallySettings.prefault({}),
});
const createMotion = z.strictObject({
  kind: z.literal('motion'),
  ...phonebarFields,
  settings: motionSettings.prefault({}),
});

export const createConnectionRequest = z.discriminatedUnion('kind', [
  createUcontact,
  createIexpbx,
  createEscaux,
  createXcally,
  createMotion,
]);
export type CreateConnectionRequest = z.infer<typeof createConnectionRequest>;

/** What was not sent stays; `settings`, when sent, replaces all of them. `version` (or If-Match) guards against a lost edit. */
export const updateConnectionRequest = z
  .strictObject({
    ...fields,
    /** Empty where the kind can do without: the password goes with it. */
    username: optionalUsername,
    settings: z.record(z.string(), z.unknown()),
    version: z.number().int().min(1),
  })
  .partial();
export type UpdateConnectionRequest = z.infer<typeof updateConnectionRequest>;

export const PROBE_OUTCOMES = [
  'ok',
  'host_unknown',
  'port_closed',
  'no_route',
  'tls',
  'proxy',
  'connection_lost',
  'no_answer',
  'credentials',
  'wrong_product',
  'server_fault',
  'throttled',
  'refused',
] as const;

/** What the last test found, in words for the person who set the connection up. */
export const connectionHealth = z
  .object({ outcome: z.enum(PROBE_OUTCOMES), message: z.string(), ms: z.number(), at: instant })
  .meta({ id: 'ConnectionHealth' });
export type ConnectionHealth = z.infer<typeof connectionHealth>;

/** Whether the connection is being used, or rests after repeated trouble; `at` is when the working node said so. */
export const connectionCircuit = z
  .object({
    state: z.enum(['closed', 'open', 'half_open']),
    lastError: z.object({ kind: z.string(), message: z.string(), at: instant }).nullable(),
    nextTryAt: instant.nullable(),
    at: instant,
  })
  .meta({ id: 'ConnectionCircuit' });
export type ConnectionCircuit = z.infer<typeof connectionCircuit>;

/** What a connection does at the moment; it changes without anybody editing the connection. */
export const connectionNow = z.object({
  standing: z.enum(CONNECTION_STANDINGS),
  /** When the vendor last answered anything: a reading, a poll of call records or a test; null: never. */
  lastAnswerAt: instant.nullable(),
  runningCampaigns: z.number().int(),
  /** Words and fields of the vendor that nobody has told us. */
  drift: z.number().int(),
});
export type ConnectionNow = z.infer<typeof connectionNow>;

/** A connection without its secret, which never leaves the server. */
export const connectionView = z
  .object({
    id,
    name: z.string(),
    kind: z.enum(CONNECTION_KINDS),
    baseUrl: z.string(),
    username: z.string(),
    /** False: nothing is signed in with, as at a SOP in compatibility mode. */
    hasSecret: z.boolean(),
    timeZone: z.string(),
    settings: z.record(z.string(), z.unknown()),
    maxConcurrent: z.number().int(),
    callsPerSecond: z.number().nullable(),
    timeoutMs: z.number().int(),
    doubtSeconds: z.number().int(),
    isEnabled: z.boolean(),
    /** The certificates given as authorities, in their order. */
    caCertificates: z.array(z.object({ subject: z.string(), validTo: instant })),
    proxyUrl: z.string().nullable(),
    hasProxyCredentials: z.boolean(),
    archivedAt: instant.nullable(),
    health: connectionHealth.nullable(),
    circuit: connectionCircuit.nullable(),
    now: connectionNow.nullable(),
    /** One sentence per thing this kind cannot do, by capability. */
    missing: z.record(z.string(), z.string()),
    version: z.number().int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Connection' });
export type ConnectionView = z.infer<typeof connectionView>;

export const connectionPage = pageOf(connectionView);

export const connectionQuery = pageQuery.extend({
  kind: z.enum(CONNECTION_KINDS).optional(),
  includeArchived: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true'),
});
export type ConnectionQuery = z.infer<typeof connectionQuery>;

/** Addresses for the vendor's own forms, with the vendor's placeholders; whoever knows them may report calls. */
export const connectionInbound = z
  .object({
    callStarted: z.string(),
    callEnded: z.string(),
    /** For the IVR script, which calls it after a key press. */
    keyPress: z.string(),
    /** False: PUBLIC_URL is not set, so the vendor may not be able to reach these addresses. */
    isPublicUrlSet: z.boolean(),
  })
  .meta({ id: 'ConnectionInbound' });
export type ConnectionInbound = z.infer<typeof connectionInbound>;

/** A campaign as the vendor names it. The arrow belongs to the name: `<-` takes calls in, `->` sends them out. */
export const vendorCampaignView = z
  .object({
    name: z.string(),
    direction: z.enum(['incoming', 'outgoing', 'none']),
    agentsLoggedIn: z.number().nullable(),
    agentsAvailable: z.number().nullable(),
    waiting: z.number().nullable(),
  })
  .meta({ id: 'VendorCampaign' });
export type VendorCampaignView = z.infer<typeof vendorCampaignView>;

export const vendorCampaigns = z.object({ at: instant, items: z.array(vendorCampaignView) });
export type VendorCampaigns = z.infer<typeof vendorCampaigns>;
