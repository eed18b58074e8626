import { z } from 'zod';
import { campaignCondition } from '../campaigns/campaigns.js';
import { id, instant } from '../common/fields.js';
import { timeZone } from '../connections/connections.js';

/** One reason that holds entries back, from the cached verdicts. */
const blockShare = z.object({
  /** A code of the policy, or VENDOR_REFUSED, or null: a delay runs and nobody has looked at them since. */
  code: z.string().nullable(),
  entries: z.number().int(),
  /** Those that nothing else holds. */
  onlyThis: z.number().int(),
  /** When the first and the last of them may be called again; null when it takes a person or an event. */
  firstAt: instant.nullable(),
  lastAt: instant.nullable(),
  /** Those for which no moment is known. */
  withoutEnd: z.number().int(),
});
export type BlockShare = z.infer<typeof blockShare>;

/** What stands over the diagnostics of a campaign, one word for its whole answer. */
export const DIAGNOSIS_CODES = [
  'dials',
  'not_running',
  // What keeps the whole campaign from dialing, as `condition.reason` names it.
  'stopped',
  'outside_hours',
  'connection_disabled',
  'vendor',
  'no_worker',
  'connection_archived',
  'hours_broken',
  // The campaign could dial, and nobody may be called: what each waiting entry carries.
  'contacting_hours',
  'caps',
  'min_gap',
  'respool_delay',
  'callbacks',
  // Waiting entries of which no single block holds all.
  'several_blocks',
  // Nobody waits: some are blocked until a person acts, or everybody is done.
  'blocked',
  'worked',
] as const;
export type DiagnosisCode = (typeof DIAGNOSIS_CODES)[number];

const diagnosis = z.object({
  code: z.enum(DIAGNOSIS_CODES),
  /** How many entries it holds; 0 when it is not about entries. */
  entries: z.number().int(),
  /** When the first of them may be called, or the campaign dials again; null when nobody can know. */
  until: instant.nullable(),
});
export type Diagnosis = z.infer<typeof diagnosis>;

/** Why a campaign does not dial, or does not dial more: from the outside in. */
export const campaignDiagnostics = z
  .object({
    campaignId: id,
    at: instant,
    isStopped: z.boolean(),
    /** What keeps the whole campaign from dialing; null when it dials or is not running. */
    condition: campaignCondition.nullable(),
    headline: diagnosis,
    /** Null until a worker has served it. */
    dispatch: z
      .object({
        at: instant,
        binding: z.string(),
        limits: z.record(z.string(), z.number()),
        lastError: z.string().nullable(),
      })
      .nullable(),
    /** Every block there is among waiting and blocked entries, the most frequent first. */
    blocks: z.array(blockShare),
    /** The age of the oldest verdict that these counts rest on; null without entries. */
    oldestVerdictAt: instant.nullable(),
    /** How many waiting entries may be called again in each of the next 24 hours; `overdue` could be already. */
    comingBack: z.object({
      overdue: z.number().int(),
      hours: z.array(z.object({ from: instant, entries: z.number().int() })),
    }),
  })
  .meta({ id: 'CampaignDiagnostics' });
export type CampaignDiagnostics = z.infer<typeof campaignDiagnostics>;

/** `day` is one of the zone's own calendar; today when absent. */
export const resultsByHourQuery = z.object({
  day: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'Write the day as 2026-12-24.')
    .optional(),
  timeZone: timeZone.default('UTC'),
});
export type ResultsByHourQuery = z.infer<typeof resultsByHourQuery>;

/** What a campaign's attempts came to, by the hour in which they were sent. */
export const resultsByHour = z
  .object({
    campaignId: id,
    day: z.string(),
    timeZone: z.string(),
    at: instant,
    /** Every hour of the day on that clock, 23 to 25 of them. */
    hours: z.array(
      z.object({
        from: instant,
        /** Attempts past the gate that nobody has told the end of. */
        open: z.number().int(),
        /** By result; those that did not occur are left out. */
        results: z.record(z.string(), z.number().int()),
      }),
    ),
    /** The same over the campaign's whole life. */
    total: z.object({ open: z.number().int(), results: z.record(z.string(), z.number().int()) }),
  })
  .meta({ id: 'ResultsByHour' });
export type ResultsByHour = z.infer<typeof resultsByHour>;
