import type { Cap, CapScope, CapWindow } from '../caps/cap.js';
import { capProblem, capVerdict, gapVerdict } from '../caps/cap-verdict.js';
import type { Block } from './block.js';
import type { ContactPolicy, CountedAttempt, PolicyCampaign } from './contactable.types.js';

/** What was tried already, of one number or one person. */
export interface TriedBefore {
  readonly scope: CapScope;
  readonly attempts: readonly CountedAttempt[];
  readonly lastAttemptAt: Date | null;
  readonly number?: string;
}

const isWithinReach = (cap: Cap, attempt: CountedAttempt, campaign: PolicyCampaign): boolean => {
  if (cap.reach === 'everywhere') return true;
  // A campaign without a group is a group of its own.
  if (cap.reach === 'group' && campaign.groupId !== null) return attempt.groupId === campaign.groupId;
  return attempt.campaignId === campaign.id;
};

function windowWords(window: CapWindow): string {
  switch (window.kind) {
    case 'rolling':
      return window.seconds % 3600 === 0 ? `any ${window.seconds / 3600} h` : `any ${window.seconds} s`;
    case 'calendar_day':
      return `a calendar day in ${window.zone}`;
    case 'lifetime':
      return 'all time';
  }
}

const REACH_WORDS = {
  everywhere: 'everywhere',
  group: 'in this group of campaigns',
  campaign: 'in this campaign',
};

function evidenceOf(cap: Cap): string {
  const problem = capProblem(cap);
  if (problem !== null) return `The cap cannot be read (${problem}), so it allows nothing.`;
  return `At most ${cap.max} attempts per ${cap.scope} in ${windowWords(cap.window)}, counted ${REACH_WORDS[cap.reach]}.`;
}

/** The caps that are full, and the minimum gap while it runs. */
export function capBlocks(tried: TriedBefore, policy: ContactPolicy, now: Date): Block[] {
  const about = tried.number === undefined ? {} : { number: tried.number };
  const blocks: Block[] = [];
  for (const cap of policy.caps) {
    if (cap.scope !== tried.scope) continue;
    const within = tried.attempts.filter((attempt) => isWithinReach(cap, attempt, policy.campaign));
    const verdict = capVerdict(
      cap,
      within.map((attempt) => attempt.at),
      now,
    );
    if (!verdict.free) {
      blocks.push({
        code: 'CAP',
        rule: cap.id,
        evidence: evidenceOf(cap),
        clearsAt: verdict.clearsAt,
        ...about,
      });
    }
  }
  const gap = gapVerdict(tried.lastAttemptAt, policy.minGapSeconds, now);
  if (!gap.free) {
    const evidence = `Less than ${policy.minGapSeconds} s since the last attempt to this ${tried.scope}.`;
    blocks.push({ code: 'MIN_GAP', rule: null, evidence, clearsAt: gap.clearsAt, ...about });
  }
  return blocks;
}
