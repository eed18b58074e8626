import {
  MAX_RESPOOL_DELAY_SECONDS,
  MAX_RESPOOL_TRIES,
  MIN_RESPOOL_DELAY_SECONDS,
  RESPOOL_WARNINGS,
  RESULTS,
} from '@callspool/domain';
import { z } from 'zod';
import { displayName, id, instant } from '../common/fields.js';
import { pageOf } from '../common/page.js';

/** After this result: when, how often and on which number to try again. */
export const respoolRule = z.strictObject({
  result: z.enum(RESULTS),
  delaySeconds: z.number().int().min(MIN_RESPOOL_DELAY_SECONDS).max(MAX_RESPOOL_DELAY_SECONDS),
  maxTries: z.number().int().min(0).max(MAX_RESPOOL_TRIES),
  number: z.enum(['same', 'next']),
  priority: z.number().int().min(1).max(9999).exactOptional(),
  whenUsedUp: z.enum(['next_number', 'close']),
});

/** One rule for a result: with two, nobody could say which of them holds. */
const rules = z
  .array(respoolRule)
  .max(50)
  .superRefine((list, context) => {
    for (const [index, { result }] of list.entries()) {
      const first = list.findIndex((rule) => rule.result === result);
      if (first === index) continue;
      context.addIssue({
        code: 'custom',
        path: [index, 'result'],
        message: `Rule ${first} of the list is for ${result} already; keep one of the two.`,
      });
    }
  });

/** `warnings` says what a manager should know of these rules; none of it forbids them. */
export const respoolRuleSetView = z
  .object({
    id,
    name: z.string(),
    rules: z.array(respoolRule),
    warnings: z.array(
      z.object({ result: z.enum(RESULTS), code: z.enum(RESPOOL_WARNINGS), message: z.string() }),
    ),
    version: z.number().int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'RespoolRuleSet' });
export type RespoolRuleSetView = z.infer<typeof respoolRuleSetView>;
export const respoolRuleSetPage = pageOf(respoolRuleSetView);

export const createRespoolRuleSetRequest = z.strictObject({ name: displayName, rules });
export type CreateRespoolRuleSetRequest = z.infer<typeof createRespoolRuleSetRequest>;

export const updateRespoolRuleSetRequest = z
  .strictObject({ name: displayName, rules, version: z.number().int().min(1) })
  .partial();
export type UpdateRespoolRuleSetRequest = z.infer<typeof updateRespoolRuleSetRequest>;
