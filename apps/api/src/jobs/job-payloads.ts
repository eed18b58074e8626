/**
 * Every durable job and what it carries. A feature adds its own beside its handler:
 * `declare module '../jobs/job-payloads.js' { interface JobPayloads { 'contact-list.import': { importId: string } } }`
 */
export interface JobPayloads {
  /** Takes away sessions and sign-in counters that are past their time. */
  'users.prune': Record<string, never>;
}

export type JobName = keyof JobPayloads;
