import { isMissing, VendorError, type MissingCapability } from '@callspool/vendors';
import type { Check, CheckState } from './report.js';

/** Answers of a working vendor that mean no; everything else that fails is strange. */
const NO: ReadonlySet<VendorError['kind']> = new Set(['refused', 'credentials', 'throttled']);

export const stateOf = (error: VendorError): CheckState => (NO.has(error.kind) ? 'refused' : 'strange');

/** What exactly went wrong: our sentence, and the first bytes of the answer, which carry no secrets. */
export const whatOf = (error: VendorError): string =>
  `${error.message}${error.detail === undefined || error.detail === '' ? '' : ` It said: ${error.detail}`}`;

/** Tries one capability that only reads. */
export async function readCheck<T extends object>(
  name: string,
  capability: T | MissingCapability,
  read: (capability: T) => Promise<string>,
): Promise<Check> {
  if (isMissing(capability)) return { name, state: 'not_there', what: capability.missing, ms: null };
  const startedAt = performance.now();
  const check = (state: CheckState, what: string): Check => ({
    name,
    state,
    what,
    ms: Math.round(performance.now() - startedAt),
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
