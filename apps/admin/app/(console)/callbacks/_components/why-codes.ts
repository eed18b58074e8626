/** Codes for which there are words: blocks of the policy, and why a promise was missed. */
const WHY_CODES = [
  'CAMPAIGN_NOT_RUNNING',
  'STOPPED',
  'CAMPAIGN_NOT_STARTED',
  'CAMPAIGN_ENDED',
  'DIALING_HOURS',
  'HOLIDAY',
  'CONTACTING_HOURS',
  'ZONE_UNKNOWN',
  'DNC',
  'SCRUB_DUE',
  'CAP',
  'MIN_GAP',
  'CALLBACK_PENDING',
  'RESPOOL_DELAY',
  'IN_FLIGHT',
  'CONTACT_CLOSED',
  'NO_NUMBER',
  'AGENT_MISSING',
  'NUMBER_NOT_ENCODABLE',
  'NO_LINE',
] as const;
export type WhyCode = (typeof WHY_CODES)[number];

export const isWhyCode = (code: string): code is WhyCode => (WHY_CODES as readonly string[]).includes(code);
