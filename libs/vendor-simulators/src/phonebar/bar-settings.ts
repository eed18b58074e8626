import { defaultEngineSettings, type EngineSettings } from '../engine/call-engine.js';
import type { Chance, Range } from '../engine/chance.js';
import type { SimClock } from '../engine/clock.js';

/** What both phonebars can be told about themselves and their calls. */
export interface BarSettings {
  /** Whether an agent is logged in to the phonebar; otherwise nothing can be dialled. */
  loggedIn: boolean;
  /**
   * What a page of another origin may read: nothing, everything (`*`), or everything by echoing its origin. Neither
   * vendor documents any of them; without the header a page can still trigger every function.
   */
  cors: 'none' | 'any' | 'echo';
  /** Whether only `Host: localhost` is served, as by a Windows listener bound to that name (inferred). */
  hostCheck: boolean;
  /** How long an outbound call stays CONNECTING before the number rings (ALERTING). */
  connectMs: number;
  /** Whether a dial goes through ALERTING at all. */
  showsAlerting: boolean;
  /** Whether the far end hangs up after `engine.talkMs`; otherwise a call lasts until the agent ends it. */
  farEndHangsUp: boolean;
  /** How long a caller lets the phonebar ring. */
  callerWaitsMs: Range;
  engine: EngineSettings;
}

export const defaultBarSettings = (): BarSettings => ({
  loggedIn: true,
  cors: 'any',
  hostCheck: false,
  connectMs: 200,
  showsAlerting: true,
  farEndHangsUp: true,
  callerWaitsMs: [20_000, 30_000],
  engine: defaultEngineSettings(),
});

export interface BarOptions {
  /** Default 127.0.0.1. */
  host?: string;
  /** Default 0: any free port; a real phonebar has 9888. */
  port?: number;
  /** Default: the machine's clock. */
  clock?: SimClock;
  /** Simulated time per real time; only without `clock`. */
  speed?: number;
  /** Seed of the default chance; default 1. */
  seed?: number;
  chance?: Chance;
}
