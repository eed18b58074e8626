import type { CampaignView, MissingField } from '@callspool/contracts';

/** The parts of a campaign's settings, in the order in which people are asked. */
export const STEPS = ['basics', 'contacts', 'schedule', 'attempts', 'suppression', 'review'] as const;
export type Step = (typeof STEPS)[number];

export const isStep = (text: string): text is Step => (STEPS as readonly string[]).includes(text);

/** Where a step has its address; a campaign begins at its first one. */
export const hrefOf = (campaignId: string | null, step: Step): string =>
  campaignId === null ? '/campaigns/new' : `/campaigns/${campaignId}/edit/${step}`;

export const nextOf = (step: Step): Step | null => STEPS[STEPS.indexOf(step) + 1] ?? null;
export const previousOf = (step: Step): Step | null => STEPS[STEPS.indexOf(step) - 1] ?? null;

const STEP_OF: Readonly<Record<string, Step>> = {
  name: 'basics',
  connectionId: 'basics',
  method: 'basics',
  vendorSettings: 'basics',
  listIds: 'contacts',
  timeZone: 'schedule',
  dialingHoursId: 'schedule',
  contactingHoursId: 'schedule',
  startAt: 'schedule',
  endAt: 'schedule',
  respoolRuleSetId: 'attempts',
  vendorDecides: 'attempts',
  callsPerSecond: 'attempts',
  maxConcurrent: 'attempts',
  weight: 'attempts',
  groupId: 'suppression',
  minGapSeconds: 'suppression',
  confirmations: 'review',
};

/** The step in which a field of the API is set: `vendorSettings.vendorCampaign` is one of the basics. */
export const stepOf = (field: string): Step => STEP_OF[field.split('.')[0] ?? ''] ?? 'review';

/** Steps in which something has to be decided before the campaign can start. */
export const openSteps = (missing: readonly MissingField[]): ReadonlySet<Step> =>
  new Set(missing.map(stepOf));

/** The first step with something open; the review when there is none. */
export const firstOpenStep = ({ missing }: Pick<CampaignView, 'missing'>): Step => {
  const open = openSteps(missing);
  return STEPS.find((step) => open.has(step)) ?? 'review';
};

/** What may still be changed: everything, everything but the line it runs on, or name and pace alone. */
export type Freedom = 'all' | 'not_the_line' | 'name_and_pace' | 'nothing';

export function freedomOf(campaign: Pick<CampaignView, 'state' | 'hasRun'> | null): Freedom {
  if (campaign === null || campaign.state === 'draft') return 'all';
  if (campaign.state === 'paused' || campaign.state === 'finished') return 'not_the_line';
  return campaign.state === 'archived' ? 'nothing' : 'name_and_pace';
}
