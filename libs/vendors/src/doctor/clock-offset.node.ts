import type { VendorKind } from '../core/vendor-error.js';
import type { PlainRequests } from './plain-request.node.js';

/** A harmless read of each; any answer will do, for all that is looked at is its Date header. */
const READS: Readonly<Record<VendorKind, string>> = {
  ucontact: '/Integra/',
  iexpbx: '/api/old/get',
  escaux: '/xml/ccPing.php',
  xcally: '/xcally/svc/channels',
  motion: '/api/calls',
};

/** How far the clock there is ahead of ours; null when no answer tells the time. */
export async function clockOffset(
  kind: VendorKind,
  plain: PlainRequests,
  now: () => Date,
): Promise<{ offsetMs: number; plusMinusMs: number } | null> {
  const before = now().getTime();
  const answer = await plain.ask(READS[kind]);
  const after = now().getTime();
  const told = Date.parse(answer?.date ?? '');
  if (Number.isNaN(told)) return null;
  // The header has whole seconds, cut off.
  return {
    offsetMs: Math.round(told + 500 - (before + after) / 2),
    plusMinusMs: Math.round(500 + (after - before) / 2),
  };
}
