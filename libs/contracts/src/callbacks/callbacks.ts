import { CALLBACK_SOURCES, CALLBACK_STATES, CAMPAIGN_STATES, SPOOL_STATES } from '@callspool/domain';
import { z } from 'zod';
import { id, instant, instantInput } from '../common/fields.js';
import { pageOf, pageQuery } from '../common/page.js';
import { userRoleSchema } from '../common/roles.js';
import { attemptPastGate } from '../dispatch/past-gate.js';
import { timeZone } from '../connections/connections.js';

const agent = z.string().trim().min(1).max(100);
const note = z.string().trim().max(2000);
const reason = z.string().trim().min(1).max(500);
const number = z.string().trim().min(3).max(40);

const NOT_BOTH = 'Either a word of the vendor for its agent, or one of our users.';
const hasOneAgent = (value: {
  agent?: string | null | undefined;
  agentUserId?: string | null | undefined;
}): boolean =>
  value.agent === undefined ||
  value.agent === null ||
  value.agentUserId === undefined ||
  value.agentUserId === null;

/** A call that somebody was promised; it is made once that moment has come, before every other of its campaign. */
export const callbackView = z
  .object({
    id,
    campaignId: id,
    campaignName: z.string(),
    campaignState: z.enum(CAMPAIGN_STATES),
    contactId: id,
    contactName: z.string().nullable(),
    /** Of the spool; null when the contact has left the campaign. */
    entryId: id.nullable(),
    /** `in_flight`: it is being called now. */
    entryState: z.enum(SPOOL_STATES).nullable(),
    number: z.string(),
    dueAt: instant,
    /** In which the time was promised: show `dueAt` on this clock. */
    timeZone: z.string(),
    /** The vendor's word for its agent. */
    agent: z.string().nullable(),
    agentUserId: id.nullable(),
    agentUserName: z.string().nullable(),
    note: z.string(),
    /** `due`: its moment has come and it waits for its call; derived at the moment of the answer. */
    state: z.enum(CALLBACK_STATES),
    /** Why it is not made at this moment: the cached codes of the policy. Empty unless it is due. */
    blocks: z.array(z.string()),
    /** When the first of these clears, by the cached verdict; null: nobody knows, or nothing blocks it. */
    eligibleAt: instant.nullable(),
    /** From this moment on an unanswered one is missed; null once it is settled. */
    missedFrom: instant.nullable(),
    /** Why it was missed, as a code and in words. */
    missedCode: z.string().nullable(),
    missedReason: z.string().nullable(),
    cancelReason: z.string().nullable(),
    source: z.enum(CALLBACK_SOURCES),
    /** The attempt whose disposition promised it. */
    sourceAttemptId: id.nullable(),
    /** The last attempt made for it. */
    attemptId: id.nullable(),
    createdBy: z.string(),
    createdAt: instant,
    updatedAt: instant,
    /** When it was kept, missed or cancelled, and by whom. */
    settledAt: instant.nullable(),
    settledBy: z.string().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Callback' });
export type CallbackView = z.infer<typeof callbackView>;
export const callbackPage = pageOf(callbackView);

const states = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(CALLBACK_STATES)).min(1));

const narrowing = {
  campaignId: id.optional(),
  contactId: id.optional(),
  agentUserId: id.optional(),
  /** The vendor's word for its agent. */
  agent: agent.optional(),
  /** First digits of the number with its country code, with or without "+". */
  search: z
    .string()
    .trim()
    .regex(/^\+?\d{1,15}$/, 'Digits only, with or without +.')
    .optional(),
  from: instantInput.optional(),
  to: instantInput.optional(),
};

/** By due time. `state` takes several, separated by commas; `to` is the first moment left out. */
export const callbackQuery = pageQuery.extend({
  ...narrowing,
  state: states.optional(),
  order: z.enum(['earliest', 'latest']).default('earliest'),
});
export type CallbackQuery = z.infer<typeof callbackQuery>;

export const callbackCountsQuery = z.object(narrowing);
export type CallbackCountsQuery = z.infer<typeof callbackCountsQuery>;

/** One of our people to whom a callback may be handed. */
export const callbackAgent = z
  .object({ id, name: z.string(), role: userRoleSchema })
  .meta({ id: 'CallbackAgent' });
export type CallbackAgent = z.infer<typeof callbackAgent>;
export const callbackAgentPage = pageOf(callbackAgent);
/** `text` is looked for in name and e-mail. */
export const callbackAgentQuery = pageQuery.extend({ text: z.string().trim().min(1).max(200).optional() });
export type CallbackAgentQuery = z.infer<typeof callbackAgentQuery>;

/** `open` and `due` together are what will not happen when the campaign is archived. */
export const callbackCounts = z
  .object({
    at: instant,
    open: z.number().int(),
    due: z.number().int(),
    kept: z.number().int(),
    missed: z.number().int(),
    cancelled: z.number().int(),
  })
  .meta({ id: 'CallbackCounts' });
export type CallbackCounts = z.infer<typeof callbackCounts>;

/** Absent number: the contact's first. Absent zone: that of the number. */
export const createCallbackRequest = z
  .strictObject({
    campaignId: id,
    contactId: id,
    number: number.optional(),
    dueAt: instantInput,
    timeZone: timeZone.optional(),
    agent: agent.nullable().default(null),
    agentUserId: id.nullable().default(null),
    note: note.default(''),
  })
  .refine(hasOneAgent, { message: NOT_BOTH, path: ['agentUserId'] });
export type CreateCallbackRequest = z.infer<typeof createCallbackRequest>;

/** What is left out stays. `version`: refuse when somebody has changed it meanwhile. */
export const updateCallbackRequest = z
  .strictObject({
    number,
    dueAt: instantInput,
    timeZone,
    agent: agent.nullable(),
    agentUserId: id.nullable(),
    note,
    version: z.number().int().min(1),
  })
  .partial()
  .refine(hasOneAgent, { message: NOT_BOTH, path: ['agentUserId'] });
export type UpdateCallbackRequest = z.infer<typeof updateCallbackRequest>;

export const cancelCallbackRequest = z.strictObject({ reason });
export type CancelCallbackRequest = z.infer<typeof cancelCallbackRequest>;

/** The callback, and the attempts to its number in its campaign that were past the send gate before it was promised. */
export const promisedCallback = z.object({
  callback: callbackView,
  alreadyPastGate: z.array(attemptPastGate),
});
export type PromisedCallback = z.infer<typeof promisedCallback>;
