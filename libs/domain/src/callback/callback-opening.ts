import { createOpennessCache, type ZonedSchedule } from '../calling-hours/openness.js';

/**
 * The first moment from `at` at which a promised call could be made: all hours that concern it are open together. `at`
 * itself when they are open then; null when that never happens within 366 days, as for a number of an unknown zone.
 */
export const callbackOpening = (schedules: readonly ZonedSchedule[], at: Date): Date | null =>
  createOpennessCache(at).commonOpening(schedules, at);
