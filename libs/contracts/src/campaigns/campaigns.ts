import { CAMPAIGN_STATES } from '@callspool/domain';
import { z } from 'zod';
import { displayName, id, instant, instantInput } from '../common/fields.js';
import { pageOf, pageQuery } from '../common/page.js';
import { timeZone } from '../connections/connections.js';
import { attemptPastGate } from '../dispatch/past-gate.js';
import {
  dialerPushSettings,
  dialerUploadSettings,
  DIALING_METHODS,
  ivrCallSettings,
  maskedCallSettings,
} from './vendor-settings.js';

const policyFields = {
  /** The centre's zone, in which dialing hours and dates are read. */
  timeZone,
  dialingHoursId: id,
  contactingHoursId: id,
  respoolRuleSetId: id,
  groupId: id.nullable(),
  /** Between any two attempts to one number or one person. */
  minGapSeconds: z.number().int().min(0).max(2_592_000),
  startAt: instantInput.nullable(),
  /** The first moment at which it may no longer dial. */
  endAt: instantInput.nullable(),
  /** The vendor's dialer decides about retries and dispositions: our respool rules are off. */
  vendorDecides: z.boolean(),
};

export const pacingFields = {
  callsPerSecond: z.number().min(0.01).max(100),
  maxConcurrent: z.number().int().min(1).max(10_000),
  /** This campaign's share of its connection, against the weights of the others. */
  weight: z.number().int().min(1).max(1000),
};

/** What a draft may leave open: it stands on a proposal then, and does not start before somebody has chosen. */
export const DRAFT_FIELDS = ['dialingHoursId', 'contactingHoursId', 'respoolRuleSetId'] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number];

/** The number shown to the person called, where the vendor lets us choose it. */
const callerId = z.string().min(1).max(40).nullable();

const createFields = {
  name: displayName,
  connectionId: id,
  listIds: z.array(id).max(200).default([]),
  ...policyFields,
  dialingHoursId: id.exactOptional(),
  contactingHoursId: id.exactOptional(),
  respoolRuleSetId: id.exactOptional(),
  groupId: policyFields.groupId.default(null),
  minGapSeconds: policyFields.minGapSeconds.default(300),
  startAt: policyFields.startAt.default(null),
  endAt: policyFields.endAt.default(null),
  vendorDecides: policyFields.vendorDecides.default(false),
  callsPerSecond: pacingFields.callsPerSecond.default(1),
  maxConcurrent: pacingFields.maxConcurrent.default(10),
  weight: pacingFields.weight.default(1),
  callerId: callerId.default(null),
};

export const createCampaignRequest = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('dialer_push'), vendorSettings: dialerPushSettings, ...createFields }),
  z.strictObject({
    method: z.literal('dialer_upload'),
    vendorSettings: dialerUploadSettings,
    ...createFields,
  }),
  z.strictObject({ method: z.literal('ivr_call'), vendorSettings: ivrCallSettings, ...createFields }),
  z.strictObject({ method: z.literal('masked_call'), vendorSettings: maskedCallSettings, ...createFields }),
]);
export type CreateCampaignRequest = z.infer<typeof createCampaignRequest>;

/**
 * What was not sent stays. Name and pacing may change at any time before the archive, the rest in draft, paused or
 * finished; connection and method are fixed once the campaign has run. `vendorSettings`, when sent, replace all of them.
 */
export const updateCampaignRequest = z
  .strictObject({
    name: displayName,
    connectionId: id,
    method: z.enum(DIALING_METHODS),
    vendorSettings: z.record(z.string(), z.unknown()),
    callerId,
    ...policyFields,
    ...pacingFields,
    version: z.number().int().min(1),
  })
  .partial();
export type UpdateCampaignRequest = z.infer<typeof updateCampaignRequest>;

/** What a manager confirms of the dialer, because no operation of the vendor tells it. */
export const CONFIRMATIONS = ['dialerRetriesZero', 'scheduleInsideOurs', 'dispositionsActOnNothing'] as const;
export type ConfirmationName = (typeof CONFIRMATIONS)[number];

/** Fields of a campaign that keep it a draft while they are open. */
export const MISSING_FIELDS = ['listIds', ...DRAFT_FIELDS, 'confirmations'] as const;
export type MissingField = (typeof MISSING_FIELDS)[number];

const confirmation = z.object({ by: z.string(), at: instant });

/** True confirms, false takes back; what is left out stays. */
export const confirmationsRequest = z
  .strictObject({
    dialerRetriesZero: z.boolean(),
    scheduleInsideOurs: z.boolean(),
    dispositionsActOnNothing: z.boolean(),
  })
  .partial();
export type ConfirmationsRequest = z.infer<typeof confirmationsRequest>;

/** Why a running campaign does not dial now; derived at the moment of the answer, never stored. */
export const campaignCondition = z
  .object({
    kind: z.enum(['waiting', 'invalid']),
    reason: z.enum([
      'stopped',
      'outside_hours',
      'hours_broken',
      'connection_disabled',
      'connection_archived',
      'vendor',
      'no_worker',
      'nothing_ready',
    ]),
    message: z.string(),
    /** When it is expected to go on by itself. */
    until: instant.nullable(),
  })
  .meta({ id: 'CampaignCondition' });
export type CampaignCondition = z.infer<typeof campaignCondition>;

export const spoolCounts = z.object({
  new: z.number().int(),
  waiting: z.number().int(),
  ready: z.number().int(),
  in_flight: z.number().int(),
  done: z.number().int(),
  blocked: z.number().int(),
});
export type SpoolCounts = z.infer<typeof spoolCounts>;

export const campaignView = z
  .object({
    id,
    name: z.string(),
    state: z.enum(CAMPAIGN_STATES),
    stateChangedAt: instant,
    stateReason: z.string().nullable(),
    condition: campaignCondition.nullable(),
    connectionId: id,
    connectionName: z.string(),
    method: z.enum(DIALING_METHODS),
    vendorSettings: z.record(z.string(), z.unknown()),
    callerId: z.string().nullable(),
    listIds: z.array(id),
    timeZone: z.string(),
    dialingHoursId: id,
    contactingHoursId: id,
    respoolRuleSetId: id,
    groupId: id.nullable(),
    minGapSeconds: z.number().int(),
    callsPerSecond: z.number(),
    maxConcurrent: z.number().int(),
    weight: z.number().int(),
    startAt: instant.nullable(),
    endAt: instant.nullable(),
    vendorDecides: z.boolean(),
    confirmations: z.partialRecord(z.enum(CONFIRMATIONS), confirmation),
    /** What has to be decided before it can start, by field; empty when nothing is left open. */
    missing: z.array(z.enum(MISSING_FIELDS)),
    /** Connection and method can no longer change. */
    hasRun: z.boolean(),
    entries: spoolCounts,
    policyVersion: z.number().int(),
    version: z.number().int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Campaign' });
export type CampaignView = z.infer<typeof campaignView>;
export const campaignPage = pageOf(campaignView);

/** Several, separated by commas. */
export const campaignStates = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(CAMPAIGN_STATES)).min(1));

/** `state` takes several, separated by commas; `search` finds a part of the name. Archived ones only when asked for. */
export const campaignQuery = pageQuery.extend({
  state: campaignStates.optional(),
  connectionId: id.optional(),
  groupId: id.optional(),
  listId: id.optional(),
  search: z.string().trim().min(1).max(200).optional(),
});
export type CampaignQuery = z.infer<typeof campaignQuery>;

export const attachListRequest = z.strictObject({ listId: id });
export type AttachListRequest = z.infer<typeof attachListRequest>;

/** Absent: the campaign's own start date, which must then lie ahead. */
export const scheduleRequest = z.strictObject({ startAt: instantInput.optional() });
export type ScheduleRequest = z.infer<typeof scheduleRequest>;

/** `pending`: what the source has not done yet; what it has done stays done in the clone. `none`: no lists either. */
export const cloneCampaignRequest = z.strictObject({
  name: displayName,
  contacts: z.enum(['all', 'pending', 'none']).default('all'),
});
export type CloneCampaignRequest = z.infer<typeof cloneCampaignRequest>;

/** Why, for whoever wonders later: it stands with the campaign while it is paused, and in its log. The body may be left out. */
export const pauseRequest = z
  .strictObject({ reason: z.string().trim().min(1).max(500).nullable().default(null) })
  .prefault({});
export type PauseRequest = z.infer<typeof pauseRequest>;

/** The campaign after a "no", with the attempts that were already past the send gate. */
export const haltedCampaign = z.object({ campaign: campaignView, alreadyPastGate: z.array(attemptPastGate) });
export type HaltedCampaign = z.infer<typeof haltedCampaign>;

/** The campaign after it was put away, and how many promised calls will not happen because of that. */
export const archivedCampaign = campaignView
  .extend({ callbacksCancelled: z.number().int() })
  .meta({ id: 'ArchivedCampaign' });
export type ArchivedCampaign = z.infer<typeof archivedCampaign>;

export const PREFLIGHT_CODES = [
  'undecided',
  'no_contacts',
  'list_archived',
  'zones_unknown',
  'ended',
  'hours_never_open',
  'connection_archived',
  'connection_disabled',
  'connection_untested',
  'connection_failing',
  'vendor_campaign_unknown',
  'confirmation_missing',
  'respool',
  'nobody_now',
  'scrub_due',
  'list_shared',
  'list_inactive',
  'arrow_odd',
] as const;
export type PreflightCode = (typeof PREFLIGHT_CODES)[number];

/**
 * `field` is what to mend, null when it lies outside the campaign. `details` are the values of the message, for whoever
 * says it in another language: names as they are, moments as ISO instants, `reason` where one code has several.
 */
export const preflightFinding = z.object({
  code: z.enum(PREFLIGHT_CODES),
  message: z.string(),
  field: z.string().nullable(),
  details: z.record(z.string(), z.string()),
});
export type PreflightFinding = z.infer<typeof preflightFinding>;

/** Blockers keep a campaign from starting; warnings do not. */
export const preflightReport = z
  .object({ blockers: z.array(preflightFinding), warnings: z.array(preflightFinding) })
  .meta({ id: 'Preflight' });
export type PreflightReport = z.infer<typeof preflightReport>;
