import { evidenceIsTrue, silentAttemptsAreExplained } from './attempts-have-dials.js';
import { attemptsDialOnce, dialsHaveAttempts } from './dials-have-attempts.js';
import { entriesInOneState, rowsAreAccountedFor } from './entries-in-one-state.js';
import type { Check, CheckResult, RunFacts } from './facts.js';
import { noDialAboveCaps } from './no-dial-above-caps.js';
import { noDialAfterDnc } from './no-dial-after-dnc.js';
import { noDialOutsideHours } from './no-dial-outside-hours.js';
import { vendorsFoundNoFault } from './vendors-found-no-fault.js';

const CHECKS: readonly Check[] = [
  rowsAreAccountedFor,
  entriesInOneState,
  dialsHaveAttempts,
  attemptsDialOnce,
  evidenceIsTrue,
  silentAttemptsAreExplained,
  noDialAfterDnc,
  noDialOutsideHours,
  noDialAboveCaps,
  vendorsFoundNoFault,
];

/** Everything that must hold of a run, whatever happened in it. */
export const runChecks = (facts: RunFacts): CheckResult[] => CHECKS.map((check) => check(facts));
