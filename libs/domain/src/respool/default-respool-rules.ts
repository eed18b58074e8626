import type { RespoolRule } from './respool-rule.js';

const MINUTES = 60;
const HOURS = 60 * MINUTES;

/** What a campaign starts with. Results without a rule close the contact (an invalid number leads to the next one). */
export const DEFAULT_RESPOOL_RULES: readonly RespoolRule[] = [
  { result: 'NO_ANSWER', delaySeconds: 4 * HOURS, maxTries: 3, number: 'same', whenUsedUp: 'next_number' },
  { result: 'BUSY', delaySeconds: 15 * MINUTES, maxTries: 4, number: 'same', whenUsedUp: 'next_number' },
  { result: 'CONGESTION', delaySeconds: 1 * HOURS, maxTries: 3, number: 'same', whenUsedUp: 'next_number' },
  { result: 'CANCELLED', delaySeconds: 1 * HOURS, maxTries: 2, number: 'same', whenUsedUp: 'next_number' },
  { result: 'MACHINE', delaySeconds: 6 * HOURS, maxTries: 2, number: 'same', whenUsedUp: 'next_number' },
  { result: 'UNCONFIRMED', delaySeconds: 2 * HOURS, maxTries: 1, number: 'same', whenUsedUp: 'close' },
];
