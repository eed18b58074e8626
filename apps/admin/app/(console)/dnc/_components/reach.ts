import type { DncEntryView } from '@callspool/contracts';
import { viewerZone } from '../../../../lib/format/viewer-zone';
import { momentOfWallTime } from '../../../../lib/format/wall-time';

/** What entries say that are added together, as the fields hold it. */
export interface Reach {
  readonly match: DncEntryView['match'];
  readonly scope: DncEntryView['scope'];
  readonly groupId: string | null;
  readonly campaignId: string | null;
  readonly reason: string;
  readonly source: string;
  /** `2026-12-31`, or empty: for ever. */
  readonly lastDay: string;
  readonly country: string | null;
}

export const reachOf = (source: string): Reach => ({
  match: 'number',
  scope: 'all',
  groupId: null,
  campaignId: null,
  reason: '',
  source,
  lastDay: '',
  country: null,
});

/** The same as a request takes it; what is empty is left out. */
export function reachRequest({ match, scope, groupId, campaignId, reason, source, lastDay }: Reach) {
  const end = endOfDay(lastDay);
  return {
    match,
    scope,
    ...(groupId === null ? {} : { groupId }),
    ...(campaignId === null ? {} : { campaignId }),
    reason: reason.trim(),
    source: source.trim(),
    ...(end === null ? {} : { expiresAt: end.toISOString() }),
  };
}

/** The first moment after a day on this browser's clock; null without a day. */
export function endOfDay(day: string): Date | null {
  const at = Date.parse(`${day}T00:00Z`);
  if (Number.isNaN(at)) return null;
  const next = new Date(at + 86_400_000).toISOString().slice(0, 10);
  // Where the clock is set forward at midnight, the day begins an hour later.
  return momentOfWallTime(`${next}T00:00`, viewerZone()) ?? momentOfWallTime(`${next}T01:00`, viewerZone());
}
