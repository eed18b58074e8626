import { PhonebarLine, type PhonebarReply } from '../core/phonebar-line.js';
import { monotonicNow } from './fixtures.js';

/** A readable line to a phonebar at that address, over the fetch of Node. */
export const lineTo = (kind: 'xcally' | 'motion', baseUrl: string, timeoutMs = 5_000): PhonebarLine =>
  new PhonebarLine({
    kind,
    baseUrl,
    reading: 'readable',
    fetch: (url, init) => fetch(url, init) as Promise<PhonebarReply>,
    timeoutMs,
    maxResponseBytes: 1_000_000,
    monotonicNow,
  });

/** Looks until it is so; a test that waits for what never comes fails after five seconds. */
export async function untilIt(isSo: () => Promise<boolean> | boolean): Promise<void> {
  const end = monotonicNow() + 5_000;
  while (!(await isSo())) {
    if (monotonicNow() > end) throw new Error('It did not come about within five seconds.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
