import { isMissing, type MissingCapability } from '../core/capabilities.js';
import { VendorError } from '../core/vendor-error.js';
import { isOver, type ExamineTime } from './examined.js';
import type { Check, CheckState } from './report.js';

/** Answers of a working vendor that mean no; everything else that fails is strange. */
const NO: ReadonlySet<VendorError['kind']> = new Set(['refused', 'credentials', 'throttled']);

export const stateOf = (error: VendorError): CheckState => (NO.has(error.kind) ? 'refused' : 'strange');

/** What exactly went wrong: our sentence, and the first bytes of the answer, which carry no secrets. */
export const whatOf = (error: VendorError): string =>
  `${error.message}${error.detail === undefined || error.detail === '' ? '' : ` It said: ${error.detail}`}`;

export const TOO_SLOW = 'Not tried: the answers before it took so long that the time was up.';

/** Tries one capability that only reads, if there is still time for it. */
export async function readCheck<T extends object>(
  name: string,
  capability: T | MissingCapability,
  read: (capability: T) => Promise<string>,
  time: ExamineTime,
): Promise<Check> {
  if (isMissing(capability)) return { name, state: 'not_there', what: capability.missing, ms: null };
  if (isOver(time)) return { name, state: 'strange', what: TOO_SLOW, ms: null };
  const startedAt = time.monotonicNow();
  const check = (state: CheckState, what: string): Check => ({
    name,
    state,
    what,
    ms: Math.round(time.monotonicNow() - startedAt),
  });
  try {
    return check('works', await read(capability));
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
    return check(stateOf(error), whatOf(error));
  }
}

/** A capability that acts is only looked for. */
export const untried = (name: string, capability: object): Check =>
  isMissing(capability)
    ? { name, state: 'not_there', what: capability.missing, ms: null }
    : { name, state: 'not_tried', what: 'It acts, and the doctor only reads.', ms: null };
