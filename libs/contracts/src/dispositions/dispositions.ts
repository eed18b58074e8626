import { z } from 'zod';
import { id, instant } from '../common/fields.js';
import { pageOf } from '../common/page.js';

export const DISPOSITION_ACTIONS = [
  'NONE',
  'RESPOOL',
  'RESPOOL_ALTERNATIVE',
  'BLACKLIST',
  'SCHEDULE',
] as const;
export type DispositionAction = (typeof DISPOSITION_ACTIONS)[number];

/** What a disposition says of the call, for reports and filters; names are the owner's, flags are ours. */
export const DISPOSITION_FLAGS = [
  'human_reached',
  'right_party',
  'success',
  'neutral',
  'failure',
  'not_interested',
  'unworkable',
  'contact_closed',
  'number_closed',
  'dnc',
  'callback',
  'machine',
  'completed',
] as const;

/** The longest delay of a promised call: 90 days. */
export const MAX_SCHEDULE_DELAY_MINUTES = 90 * 24 * 60;

/** uContact also spells SCHEDULE as RESCHEDULE; it is kept as SCHEDULE. */
const action = z
  .enum([...DISPOSITION_ACTIONS, 'RESCHEDULE'])
  .transform((word): DispositionAction => (word === 'RESCHEDULE' ? 'SCHEDULE' : word));

const level = z.string().trim().max(100);
const fields = {
  l1: level.min(1),
  l2: level,
  l3: level,
  action,
  /** With SCHEDULE: how long after the call it is promised when the report names no time. */
  scheduleDelayMinutes: z.number().int().min(1).max(MAX_SCHEDULE_DELAY_MINUTES).nullable(),
  flags: z
    .array(z.enum(DISPOSITION_FLAGS))
    .max(DISPOSITION_FLAGS.length)
    .refine((flags) => new Set(flags).size === flags.length, 'A flag stands there twice.'),
};

/** What the business says of a call, on three levels; the lower two may be empty. */
export const dispositionView = z
  .object({
    id,
    l1: z.string(),
    l2: z.string(),
    l3: z.string(),
    action: z.enum(DISPOSITION_ACTIONS),
    scheduleDelayMinutes: z.number().int().nullable(),
    flags: z.array(z.string()),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Disposition' });
export type DispositionView = z.infer<typeof dispositionView>;
export const dispositionPage = pageOf(dispositionView);

const demandUpperLevel = (value: { l2?: string | undefined; l3?: string | undefined }): boolean =>
  !(value.l2 === '' && value.l3 !== undefined && value.l3 !== '');
const UPPER_LEVEL = { message: 'The third level needs a second.', path: ['l2'] };

export const createDispositionRequest = z
  .strictObject({
    ...fields,
    l2: fields.l2.default(''),
    l3: fields.l3.default(''),
    action: fields.action.default('NONE'),
    scheduleDelayMinutes: fields.scheduleDelayMinutes.default(null),
    flags: fields.flags.default([]),
  })
  .refine(demandUpperLevel, UPPER_LEVEL);
export type CreateDispositionRequest = z.infer<typeof createDispositionRequest>;

export const updateDispositionRequest = z
  .strictObject(fields)
  .partial()
  .refine(demandUpperLevel, UPPER_LEVEL);
export type UpdateDispositionRequest = z.infer<typeof updateDispositionRequest>;
