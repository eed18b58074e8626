export const BLOCK_CODES = [
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
] as const;

export type BlockCode = (typeof BLOCK_CODES)[number];

/** One reason why an entry may not be dialled now. */
export interface Block {
  readonly code: BlockCode;
  /** The id of the rule behind it (a cap, a DNC entry); null when there is only one such rule. */
  readonly rule: string | null;
  /** In plain words, for the manager who asks why. */
  readonly evidence: string;
  /** When this block falls away by itself; null when it takes a person or an event. */
  readonly clearsAt: Date | null;
  /** The E.164 number it concerns; left out when it concerns the whole entry. */
  readonly number?: string;
}
