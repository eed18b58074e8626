import { CAP_REACHES, CAP_SCOPES, isKnownZone } from '@callspool/domain';
import { z } from 'zod';
import { id, instant } from '../common/fields.js';
import { pageOf, pageQuery } from '../common/page.js';

const YEAR_SECONDS = 366 * 24 * 60 * 60;

export const capWindow = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rolling'), seconds: z.number().int().min(60).max(YEAR_SECONDS) }),
  z.strictObject({
    kind: z.literal('calendar_day'),
    zone: z.string().refine((name) => isKnownZone(name), 'Not a time zone; e.g. Europe/Brussels.'),
  }),
  z.strictObject({ kind: z.literal('lifetime') }),
]);

const max = z.number().int().min(1).max(10_000);
const scope = z.enum(CAP_SCOPES);

/** At most `max` attempts in a window, per number or per person, in one campaign, in a group, or everywhere. */
export const capView = z
  .object({
    id,
    reach: z.enum(CAP_REACHES),
    campaignId: id.nullable(),
    groupId: id.nullable(),
    scope,
    max: z.number().int(),
    window: capWindow,
    createdAt: instant,
  })
  .meta({ id: 'Cap' });
export type CapView = z.infer<typeof capView>;
export const capPage = pageOf(capView);

export const createCapRequest = z.discriminatedUnion('reach', [
  z.strictObject({ reach: z.literal('everywhere'), scope, max, window: capWindow }),
  z.strictObject({ reach: z.literal('group'), groupId: id, scope, max, window: capWindow }),
  z.strictObject({ reach: z.literal('campaign'), campaignId: id, scope, max, window: capWindow }),
]);
export type CreateCapRequest = z.infer<typeof createCapRequest>;

/** Where a cap holds never changes; make another one for that. */
export const updateCapRequest = z
  .strictObject({ scope, max, window: capWindow })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Name at least one field to change.');
export type UpdateCapRequest = z.infer<typeof updateCapRequest>;

export const capQuery = pageQuery.extend({
  reach: z.enum(CAP_REACHES).optional(),
  campaignId: id.optional(),
  groupId: id.optional(),
});
export type CapQuery = z.infer<typeof capQuery>;
