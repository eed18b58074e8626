import { hoursProblem } from '../calling-hours/hours-problem.js';
import type { OpennessCache } from '../calling-hours/openness.js';
import type { ClosedReason, WeeklyHours } from '../calling-hours/weekly-hours.js';
import type { Block } from './block.js';
import type { ContactPolicy } from './contactable.types.js';

/** What one part of the policy says: its blocks, and until when it holds if it has none. */
export interface PartVerdict {
  readonly blocks: readonly Block[];
  readonly until: Date | null;
}

/** Why a schedule is closed, in plain words. */
export function closedEvidence(
  what: string,
  where: string,
  answer: { readonly reason: ClosedReason; readonly hours: WeeklyHours | null },
): string {
  switch (answer.reason) {
    case 'closed':
      return `Outside the ${what} in ${where}.`;
    case 'holiday':
      return `Today is a holiday in ${where}.`;
    case 'broken':
      return `The ${what} cannot be trusted: ${hoursProblem(answer.hours) ?? 'a holiday is not a date'}. Nothing is dialled until they are mended.`;
    case 'unknown_zone':
      return `The time zone "${where}" is unknown.`;
  }
}

function dialingHours(policy: ContactPolicy, now: Date, cache: OpennessCache): PartVerdict {
  const { zone } = policy.campaign;
  const answer = cache.openness(policy.dialingHours, zone, policy.dialingHolidays, now);
  if (answer.open) return { blocks: [], until: answer.until };
  const evidence = closedEvidence('dialing hours', zone, {
    reason: answer.reason,
    hours: policy.dialingHours,
  });
  const code = answer.reason === 'holiday' ? 'HOLIDAY' : 'DIALING_HOURS';
  return { blocks: [{ code, rule: null, evidence, clearsAt: answer.opensAt }], until: null };
}

/** Whatever holds for every contact of the campaign. */
export function campaignBlocks(policy: ContactPolicy, now: Date, cache: OpennessCache): PartVerdict {
  const { campaign } = policy;
  const blocks: Block[] = [];
  const add = (code: Block['code'], evidence: string, clearsAt: Date | null): void => {
    blocks.push({ code, rule: null, evidence, clearsAt });
  };
  if (policy.stopped) add('STOPPED', 'Everything is stopped.', null);
  if (campaign.state !== 'running') add('CAMPAIGN_NOT_RUNNING', `The campaign is ${campaign.state}.`, null);
  if (campaign.startAt !== null && campaign.startAt > now) {
    add(
      'CAMPAIGN_NOT_STARTED',
      `The campaign starts at ${campaign.startAt.toISOString()}.`,
      campaign.startAt,
    );
  }
  if (campaign.endAt !== null && campaign.endAt <= now) {
    add('CAMPAIGN_ENDED', `The campaign ended at ${campaign.endAt.toISOString()}.`, null);
  }
  const hours = dialingHours(policy, now, cache);
  const ends = [campaign.endAt, hours.until].filter((end) => end !== null);
  return {
    blocks: [...blocks, ...hours.blocks],
    until: ends.reduce<Date | null>((first, end) => (first === null || end < first ? end : first), null),
  };
}
