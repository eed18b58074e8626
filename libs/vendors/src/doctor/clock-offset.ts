import type { HeardRequest } from './examined.js';

/** How far the clock there is ahead of ours, by the quickest answer that tells the time; null when none does. */
export function clockOffset(
  requests: readonly HeardRequest[],
): { readonly offsetMs: number; readonly plusMinusMs: number } | null {
  const [quickest] = requests
    .flatMap((each) => (each.serverTimeMs === undefined ? [] : [{ ...each, toldMs: each.serverTimeMs }]))
    .sort((one, other) => one.ms - other.ms);
  if (quickest === undefined) return null;
  const { toldMs, heardAtMs, ms } = quickest;
  // The header has whole seconds, cut off.
  return { offsetMs: Math.round(toldMs + 500 - (heardAtMs - ms / 2)), plusMinusMs: Math.round(500 + ms / 2) };
}
