import type { CampaignRow } from '@callspool/contracts';
import type { PillState } from '../ui/state-pill';

type StateFacts = Pick<CampaignRow, 'state' | 'condition'>;

/** The states that a campaign is shown in: the stored ones, and what is derived of a running one. */
export type ShownState = Extract<PillState, CampaignRow['state'] | 'waiting' | 'waiting_vendor' | 'invalid'>;

/** What people read of a campaign: "running" is said only of one that dials. */
export function shownState({ state, condition }: StateFacts): ShownState {
  if (state !== 'running' || condition === null) return state;
  if (condition.kind === 'invalid') return 'invalid';
  return condition.reason === 'vendor' || condition.reason === 'connection_disabled'
    ? 'waiting_vendor'
    : 'waiting';
}

/** The tone of its progress: only what goes on is coloured. */
export function progressTone(facts: StateFacts): 'accent' | 'idle' | 'ending' | 'bad' {
  const state = shownState(facts);
  if (state === 'running') return 'accent';
  if (state === 'draining') return 'ending';
  return state === 'invalid' ? 'bad' : 'idle';
}

/** Contacts that are done, and all of them. */
export function doneOf({ entries }: Pick<CampaignRow, 'entries'>): { done: number; all: number } {
  const { new: fresh, waiting, ready, in_flight: inFlight, done, blocked } = entries;
  return { done, all: fresh + waiting + ready + inFlight + done + blocked };
}
