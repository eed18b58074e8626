import { randomUUID } from 'node:crypto';
import { createVendor, InMemorySessionStore, isMissing } from '@callspool/vendors';
import { PlainFailure } from '../../process/plain-failure.js';

const CALLS = 6;

/**
 * Calls that somebody else places through the dialer, past us: their records come back and match nothing. The numbers are
 * of a range kept for fiction.
 */
export async function placeStrangeCalls(baseUrl: string, timeZone: string): Promise<void> {
  const vendor = createVendor(
    {
      kind: 'ucontact',
      baseUrl,
      username: 'apiuser',
      password: 'password',
      timeZone,
      limits: { maxConcurrent: 2, timeoutMs: 10_000 },
    },
    {
      clock: { now: () => new Date() },
      monotonicNow: () => performance.now(),
      log: () => undefined,
      sessionStore: new InMemorySessionStore(),
    },
  );
  try {
    const pusher = vendor.capability('contactPusher');
    if (isMissing(pusher)) throw new PlainFailure('The simulated dialer takes no contacts.');
    for (let call = 0; call < CALLS; call++) {
      await pusher.push({
        correlationId: randomUUID().replaceAll('-', ''),
        number: `0044161496000${call}`,
        data: {},
        campaign: { kind: 'ucontact', campaign: 'Sales<-', mode: 'append' },
        sendBy: { notAfterMonotonicMs: performance.now() + 10_000, monotonicNow: () => performance.now() },
      });
    }
  } finally {
    await vendor.close();
  }
}
