import type { VendorKind } from '@callspool/vendors';

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
  base: string,
): Promise<{ offsetMs: number; plusMinusMs: number } | null> {
  const before = Date.now();
  try {
    const answer = await fetch(`${base}${READS[kind]}`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(5_000),
    });
    const after = Date.now();
    await answer.body?.cancel();
    const told = Date.parse(answer.headers.get('date') ?? '');
    if (Number.isNaN(told)) return null;
    // The header has whole seconds, cut off.
    return {
      offsetMs: Math.round(told + 500 - (before + after) / 2),
      plusMinusMs: Math.round(500 + (after - before) / 2),
    };
  } catch {
    // Not reached: the checks say why.
    return null;
  }
}
