/** What is known of a promise whose grace has passed without an answered call. */
export interface MissedFacts {
  readonly campaignState: string;
  readonly isStopped: boolean;
  readonly entryState: string;
  /** Cached codes of the policy, made since the promise was due. */
  readonly blocks: readonly string[];
  readonly eligibleAt: Date | null;
  /** The last attempt made for it; null when none was. */
  readonly attempt: {
    readonly result: string | null;
    readonly state: string;
    readonly error: string | null;
  } | null;
}

export interface MissedReason {
  /** A result, a block code, or NO_LINE. */
  readonly code: string;
  readonly words: string;
}

const HOURS: ReadonlySet<string> = new Set(['DIALING_HOURS', 'CONTACTING_HOURS', 'HOLIDAY']);

/** Why a promised call was not made, the plainest cause first. */
export function missedReason(facts: MissedFacts): MissedReason {
  const { attempt, blocks } = facts;
  if (attempt?.result != null)
    return { code: attempt.result, words: `The call was made and not answered: ${attempt.result}.` };
  if (facts.isStopped) return { code: 'STOPPED', words: 'Everything was stopped.' };
  if (facts.campaignState !== 'running')
    return { code: 'CAMPAIGN_NOT_RUNNING', words: `The campaign was ${facts.campaignState}.` };
  const code = blocks.find((block) => block !== 'CALLBACK_PENDING');
  if (code !== undefined) return { code, words: blockedWords(code, blocks, facts.eligibleAt) };
  if (attempt !== null) {
    const error = attempt.error === null ? '' : `: ${attempt.error}`;
    return { code: attempt.state, words: `The vendor did not make the call (${attempt.state})${error}.` };
  }
  if (facts.entryState === 'done')
    return { code: 'CONTACT_CLOSED', words: 'The contact was done in this campaign.' };
  return { code: 'NO_LINE', words: 'No line was free in time.' };
}

function blockedWords(code: string, blocks: readonly string[], eligibleAt: Date | null): string {
  if (HOURS.has(code)) {
    const opening = eligibleAt === null ? 'they do not open again' : `open at ${eligibleAt.toISOString()}`;
    return `Outside the hours: ${opening}.`;
  }
  return `Held back by ${blocks.join(', ')}.`;
}
