import { VendorConfigError } from './core/base-url.js';
import type { VendorDrift, VendorLog } from './core/capabilities.js';
import type { Phonebar, PhonebarKind, PhonebarReading } from './core/phonebar.js';
import { PhonebarLine, type PhonebarFetch, type PhonebarReply } from './core/phonebar-line.js';
import type { Watch } from './core/phonebar-originate.js';
import { VendorError } from './core/vendor-error.js';
import { MotionClient } from './motion/motion.client.js';
import { MotionPhonebar } from './motion/motion.phonebar.js';
import { XcallyClient } from './xcally/xcally.client.js';
import { XcallyPhonebar } from './xcally/xcally.phonebar.js';
import type { XcallyFormat } from './xcally/xcally.wire.js';

export { VendorConfigError } from './core/base-url.js';
export { isMissing } from './core/capabilities.js';
export type {
  MissingCapability,
  Snapshot,
  VendorDrift,
  VendorLog,
  VendorLogEntry,
} from './core/capabilities.js';
export type * from './core/phonebar.js';
export type { PhonebarFetch, PhonebarInit, PhonebarReply } from './core/phonebar-line.js';
export * from './core/send-by.js';
export { VendorEncodingError, VendorError } from './core/vendor-error.js';
export { MotionClient } from './motion/motion.client.js';
export { XcallyClient } from './xcally/xcally.client.js';

/** The port of both generations, so only one of them can listen (pages). */
export const DEFAULT_PHONEBAR_URL = 'http://localhost:9888';

export interface PhonebarConfig {
  readonly kind: PhonebarKind;
  /** `http://localhost:9888` when absent. */
  readonly baseUrl?: string;
  /** As `detectPhonebar` found it. */
  readonly reading: PhonebarReading;
  /** xCALLY speaks both; JSON when absent. */
  readonly format?: XcallyFormat;
  readonly timeoutMs?: number;
  /** How long, and how often, a dialled call is looked for. */
  readonly watchMs?: number;
  readonly pollMs?: number;
}

export interface PhonebarDependencies {
  /** The page's own `fetch` when absent. */
  readonly fetch?: PhonebarFetch;
  readonly clock: { now(): Date };
  /** Milliseconds on a clock that never jumps, e.g. `performance.now`. */
  monotonicNow(): number;
  readonly sleep?: (ms: number) => Promise<void>;
  readonly log?: VendorLog;
  readonly reportDrift?: (drift: VendorDrift) => void;
}

const TIMEOUT_MS = 5_000;
const WATCH_MS = 15_000;
const POLL_MS = 1_000;
const MAX_RESPONSE_BYTES = 1024 * 1024;

const ownFetch: PhonebarFetch = (url, init) => globalThis.fetch(url, init) as Promise<PhonebarReply>;
const ownSleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function lineTo(config: PhonebarConfig, deps: PhonebarDependencies): PhonebarLine {
  return new PhonebarLine({
    kind: config.kind,
    baseUrl: config.baseUrl ?? DEFAULT_PHONEBAR_URL,
    reading: config.reading,
    fetch: deps.fetch ?? ownFetch,
    timeoutMs: positive('timeoutMs', config.timeoutMs ?? TIMEOUT_MS),
    maxResponseBytes: MAX_RESPONSE_BYTES,
    monotonicNow: () => deps.monotonicNow(),
    log: deps.log,
  });
}

/** A phonebar ready for use; sends nothing before it is asked. Throws VendorConfigError for settings that cannot work. */
export function createPhonebar(config: PhonebarConfig, deps: PhonebarDependencies): Phonebar {
  const line = lineTo(config, deps);
  const watch: Watch = {
    windowMs: positive('watchMs', config.watchMs ?? WATCH_MS),
    pollMs: positive('pollMs', config.pollMs ?? POLL_MS),
    monotonicNow: () => deps.monotonicNow(),
    sleep: deps.sleep ?? ownSleep,
  };
  const { reading } = config;
  const { clock, reportDrift } = deps;
  switch (config.kind) {
    case 'xcally': {
      const client = new XcallyClient({ line, format: config.format ?? 'json', reportDrift });
      return new XcallyPhonebar({ client, reading, clock, watch, reportDrift });
    }
    case 'motion': {
      const client = new MotionClient({ line, reportDrift });
      return new MotionPhonebar({ client, reading, clock, watch, reportDrift });
    }
  }
}

export type DetectedPhonebar =
  | { readonly found: 'phonebar'; readonly kind: PhonebarKind; readonly reading: 'readable' }
  /** Something answers, and this page may not read what: it can be triggered, and its kind must be configured. */
  | { readonly found: 'unreadable' }
  /** Something else answers at that address. */
  | { readonly found: 'other' }
  | { readonly found: 'nothing' };

/** Which phonebar listens, and whether this page may read its answers. Asks by reads only, and never dials. */
export async function detectPhonebar(
  baseUrl: string | undefined,
  deps: PhonebarDependencies,
): Promise<DetectedPhonebar> {
  const config = { ...(baseUrl !== undefined && { baseUrl }), reading: 'readable' } as const;
  const motion = lineTo({ ...config, kind: 'motion' }, deps);
  const xcally = lineTo({ ...config, kind: 'xcally' }, deps);
  const asked = [
    await failureOf(new MotionClient({ line: motion }).calls()),
    await failureOf(new XcallyClient({ line: xcally, format: 'json' }).channels()),
  ];
  if (asked[0] === null) return { found: 'phonebar', kind: 'motion', reading: 'readable' };
  if (asked[1] === null) return { found: 'phonebar', kind: 'xcally', reading: 'readable' };
  if (asked.some((kind) => kind !== 'severed' && kind !== 'unreachable' && kind !== 'timeout'))
    return { found: 'other' };
  const isThere = (await motion.isThere('/api/calls')) || (await xcally.isThere('/xcally/svc/channels'));
  return { found: isThere ? 'unreadable' : 'nothing' };
}

/** `null` when it did not fail. */
async function failureOf(read: Promise<unknown>): Promise<VendorError['kind'] | null> {
  try {
    await read;
    return null;
  } catch (error) {
    if (error instanceof VendorError) return error.kind;
    throw error;
  }
}

function positive(field: string, number: number): number {
  if (Number.isInteger(number) && number > 0) return number;
  throw new VendorConfigError(field, `${field}: a whole number above 0.`);
}
