/** The stored states of a campaign; "waiting" and "invalid" are derived with a reason and never stored. */
export const CAMPAIGN_STATES = [
  'draft',
  'scheduled',
  'running',
  'paused',
  'draining',
  'finished',
  'archived',
] as const;

export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** Where a campaign may go from each state. A finished campaign may run again: new contacts may have been uploaded. */
export const CAMPAIGN_NEXT = {
  draft: ['scheduled', 'running'],
  scheduled: ['running', 'draft'],
  running: ['paused', 'draining'],
  paused: ['running', 'draining'],
  draining: ['finished'],
  finished: ['running', 'archived'],
  archived: [],
} as const satisfies Record<CampaignState, readonly CampaignState[]>;

export const canMove = (from: CampaignState, to: CampaignState): boolean =>
  (CAMPAIGN_NEXT[from] as readonly CampaignState[]).includes(to);
