import { z } from 'zod';
import { instant } from '../common/fields.js';
import { CONNECTION_KINDS } from './connections.js';

/** `not_there`: this kind or version of dialer has no such thing; `not_tried`: it acts, and the doctor only reads. */
export const DOCTOR_STATES = ['works', 'refused', 'not_there', 'strange', 'not_tried'] as const;
export type DoctorState = (typeof DOCTOR_STATES)[number];

export const DOCTOR_VERDICTS = ['all_works', 'trouble', 'not_reachable', 'not_that_vendor'] as const;

export const doctorCheck = z.object({
  name: z.string(),
  state: z.enum(DOCTOR_STATES),
  /** What came, or what exactly is wrong. */
  what: z.string(),
  /** Null: nothing was asked. */
  ms: z.number().nullable(),
});
export type DoctorCheck = z.infer<typeof doctorCheck>;

/** What works of a connection's dialer as it is installed, found by reads alone. It holds no secret. */
export const doctorReport = z
  .object({
    kind: z.enum(CONNECTION_KINDS),
    url: z.string(),
    at: instant,
    verdict: z.enum(DOCTOR_VERDICTS),
    sentence: z.string(),
    /** How far the dialer's clock is ahead of the service's; null: no answer told the time. */
    clock: z.object({ offsetMs: z.number(), plusMinusMs: z.number() }).nullable(),
    checks: z.array(doctorCheck),
    /** Words and fields that no document of the vendor has. */
    drift: z.array(z.string()),
    /** Every request in order, without addresses and bodies. */
    requests: z.array(
      z.object({
        operation: z.string(),
        /** Null: no answer came. */
        status: z.number().nullable(),
        ms: z.number(),
        outcome: z.string(),
      }),
    ),
    /** The same for people, fit to be sent to the vendor's support. */
    text: z.string(),
  })
  .meta({ id: 'DoctorReport' });
export type DoctorReportView = z.infer<typeof doctorReport>;
