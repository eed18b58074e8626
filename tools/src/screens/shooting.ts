import path from 'node:path';
import type { Role } from '@callspool/contracts';
import type { Browser, Page } from '@playwright/test';
import type { SignIn } from '../demo/demo-service.js';
import { say } from '../output/say.js';
import { Camera, VARIANTS, type Seen } from './camera.js';
import type { ScreensDesk } from './screens-desk.js';
import { pathIn, type Screen, type ScreenState } from './screens.js';
import type { World } from './seed/world.js';

export interface ShootingParts {
  readonly browser: Browser;
  readonly desk: ScreensDesk;
  readonly world: Partial<World>;
  readonly people: ReadonlyMap<Exclude<Role, 'integration'>, SignIn>;
  readonly screens: readonly Screen[];
  readonly out: string;
  readonly report: ScreensReport;
}

/** What was made, and what a person should know besides. */
export class ScreensReport {
  pictures = 0;
  readonly missing = new Set<string>();
  readonly problems: string[] = [];
}

/** A window of one person in one variant, and the screens that this person looks at. */
export interface Window {
  readonly camera: Camera;
  readonly screens: readonly Screen[];
}

/** Pictures of the screens of one desk. */
export class Shooting {
  constructor(private readonly parts: ShootingParts) {}

  /** Signs everybody in who looks at a screen in that state. */
  async open(state: ScreenState): Promise<Window[]> {
    const { browser, desk, people, screens } = this.parts;
    const wanted = screens.filter((screen) => screen.states.includes(state));
    const roles = [...new Set(wanted.map(roleOf))];
    const windows: Window[] = [];
    for (const variant of VARIANTS) {
      for (const role of roles) {
        const person = role === null ? null : (people.get(role) ?? null);
        windows.push({
          camera: await Camera.open(browser, desk.consoleUrl, variant, person),
          screens: wanted.filter((screen) => roleOf(screen) === role),
        });
      }
    }
    return windows;
  }

  /** The screen in that window; null when nobody has built it yet. */
  async look(camera: Camera, screen: Screen): Promise<{ page: Page; seen: Seen } | null> {
    const at = pathIn(this.parts.world, screen);
    const looked = at === null ? null : await camera.look(at, screen.press);
    if (looked !== null && (looked.seen.status !== 404 || screen.isMissing === true)) return looked;
    this.parts.report.missing.add(`${screen.name} (${screen.path})`);
    await looked?.page.close();
    return null;
  }

  async keep(state: ScreenState, camera: Camera, screen: Screen, page: Page, seen?: Seen): Promise<void> {
    const { out, report } = this.parts;
    await camera.shoot(page, path.join(out, state), screen.name);
    report.pictures++;
    for (const problem of seen?.problems ?? [])
      report.problems.push(`${state}/${screen.name}-${camera.variant.name}: ${problem}`);
  }

  /** Looks at every screen of these windows, one after the other, and closes them. */
  async shootAll(state: ScreenState, windows: readonly Window[]): Promise<void> {
    for (const { camera, screens } of windows) {
      say(`  ${state}, ${camera.variant.name}: ${screens.map(({ name }) => name).join(', ')}`);
      for (const screen of screens) {
        const looked = await this.look(camera, screen);
        if (looked === null) continue;
        await this.keep(state, camera, screen, looked.page, looked.seen);
        await looked.page.close();
      }
      await camera.close();
    }
  }
}

const roleOf = ({ role }: Screen) => (role === undefined ? 'admin' : role);
