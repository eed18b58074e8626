import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { say } from '../output/say.js';
import type { Camera } from './camera.js';
import type { Screen, ScreenState } from './screens.js';
import type { Shooting } from './shooting.js';

/** How long a page looks at a service that went away: long enough for its figures to be called old. */
const STALE_AFTER_MS = 20_000;

/**
 * What people see when the service goes away under them, and when they come while it is away. Everybody signs in first, and
 * the pages that are to grow stale are opened; then `stopService` is called.
 */
export async function shootBroken(
  shooting: Shooting,
  states: readonly ScreenState[],
  stopService: () => Promise<void>,
): Promise<void> {
  const stale = states.includes('stale') ? await shooting.open('stale') : [];
  const away = states.includes('away') ? await shooting.open('away') : [];
  const open: { camera: Camera; screen: Screen; page: Page }[] = [];
  for (const { camera, screens } of stale) {
    for (const screen of screens) {
      const looked = await shooting.look(camera, screen);
      if (looked !== null) open.push({ camera, screen, page: looked.page });
    }
  }
  await stopService();
  if (open.length > 0) {
    say(`  stale: ${open.length} open pages look at a service that is gone`);
    await sleep(STALE_AFTER_MS);
  }
  for (const { camera, screen, page } of open) await shooting.keep('stale', camera, screen, page);
  for (const { camera } of stale) await camera.close();
  await shooting.shootAll('away', away);
}
