import type { CampaignCondition, Diagnosis, DiagnosisCode } from '@callspool/contracts';
import type { BlockCode, CampaignState } from '@callspool/domain';
import type { HeldRow } from './diagnostics.repository.js';

/** Blocks that pass by themselves, in the order in which they are named when several hold everybody. */
const PASSING: readonly (readonly [BlockCode, DiagnosisCode])[] = [
  ['CONTACTING_HOURS', 'contacting_hours'],
  ['CAP', 'caps'],
  ['MIN_GAP', 'min_gap'],
  ['RESPOOL_DELAY', 'respool_delay'],
  ['CALLBACK_PENDING', 'callbacks'],
];

/** The one word for why a campaign does not dial, from its condition and from what holds its entries. */
export function headlineOf(
  state: CampaignState,
  condition: CampaignCondition | null,
  held: readonly HeldRow[],
): Diagnosis {
  if (state !== 'running') return { code: 'not_running', entries: 0, until: null };
  if (condition === null) return { code: 'dials', entries: 0, until: null };
  if (condition.reason !== 'nothing_ready')
    return { code: condition.reason, entries: 0, until: condition.until };
  const waiting = waitingIn(held);
  if (waiting === 0) {
    const blocked = held.reduce((all, { entries }) => all + entries, 0);
    return { code: blocked > 0 ? 'blocked' : 'worked', entries: blocked, until: null };
  }
  const all = PASSING.find(
    ([block]) => waitingIn(held.filter(({ blocks }) => blocks.includes(block))) === waiting,
  );
  return { code: all?.[1] ?? 'several_blocks', entries: waiting, until: condition.until };
}

/** Those that come back by themselves. */
const waitingIn = (held: readonly HeldRow[]): number =>
  held.reduce((all, { entries, withoutEnd }) => all + entries - withoutEnd, 0);
