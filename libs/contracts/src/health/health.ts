import { z } from 'zod';
import { instant } from '../common/fields.js';

/** The process answers. Says nothing about what it depends on. */
export const liveView = z
  .object({ status: z.literal('live'), version: z.string(), at: instant, uptimeSeconds: z.number().int() })
  .meta({ id: 'Live' });
export type LiveView = z.infer<typeof liveView>;

export const HEALTH_CHECKS = ['database', 'migrations', 'jobs'] as const;

/** `ms` is how long the check took; `detail` says in words what is wrong, null when nothing is. */
export const healthCheckView = z.object({
  name: z.enum(HEALTH_CHECKS),
  isOk: z.boolean(),
  ms: z.number(),
  detail: z.string().nullable(),
});
export type HealthCheckView = z.infer<typeof healthCheckView>;

/** Whether the process can do its work now; `not_ready` comes with status 503. `at` is when the checks were made. */
export const readyView = z
  .object({
    status: z.enum(['ready', 'not_ready']),
    version: z.string(),
    at: instant,
    checks: z.array(healthCheckView),
  })
  .meta({ id: 'Ready' });
export type ReadyView = z.infer<typeof readyView>;
