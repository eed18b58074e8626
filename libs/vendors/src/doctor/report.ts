import type { VendorLogEntry } from '../core/capabilities.js';
import { withoutSpellings } from '../core/redact.js';
import type { VendorKind } from '../core/vendor-error.js';

/** `not_tried`: it would act on calls, lists or members, and the doctor only reads. */
export type CheckState = 'works' | 'refused' | 'not_there' | 'strange' | 'not_tried';

export interface Check {
  readonly name: string;
  readonly state: CheckState;
  /** What came, or what exactly is wrong. */
  readonly what: string;
  readonly ms: number | null;
}

export type Verdict = 'all_works' | 'trouble' | 'not_reachable' | 'not_that_vendor';

export interface DoctorReport {
  readonly kind: VendorKind;
  readonly url: string;
  readonly at: string;
  readonly verdict: Verdict;
  readonly sentence: string;
  /** How far the vendor's clock is ahead of this machine's, where an answer tells its time. */
  readonly clock: { readonly offsetMs: number; readonly plusMinusMs: number } | null;
  readonly checks: readonly Check[];
  /** Words and fields that the vendor's documents do not have. */
  readonly drift: readonly string[];
  /** Every request in order: what it was, what became of it, how long it took. Neither addresses nor bodies. */
  readonly requests: readonly Pick<VendorLogEntry, 'operation' | 'status' | 'ms' | 'outcome'>[];
}

/** The same report without any spelling of the secrets, fit to be sent to the vendor's support. */
export function withoutSecrets(report: DoctorReport, secrets: readonly string[]): DoctorReport {
  const clean = (text: string): string => withoutSpellings(text, secrets);
  // Only what was said or typed: words of ours stay, though a user may happen to be named after one.
  return {
    ...report,
    url: clean(report.url),
    sentence: clean(report.sentence),
    checks: report.checks.map((check) => ({ ...check, what: clean(check.what) })),
    drift: report.drift.map(clean),
  };
}

const STATES: Readonly<Record<CheckState, string>> = {
  works: 'works    ',
  refused: 'REFUSED  ',
  not_there: 'not there',
  strange: 'STRANGE  ',
  not_tried: 'not tried',
};

/** The report for people. */
export function reportText(report: DoctorReport): string {
  const lines = [
    `${report.kind} at ${report.url}, ${report.at}`,
    report.sentence,
    clockText(report.clock),
    '',
    ...report.checks.map(
      ({ name, state, what, ms }) =>
        `  ${STATES[state]}  ${name.padEnd(20)} ${ms === null ? '' : `${ms} ms  `}${what}`,
    ),
    '',
    ...(report.drift.length === 0
      ? ['Drift: none.']
      : ['Drift (said, and not in the vendor’s documents):', ...report.drift.map((what) => `  ${what}`)]),
    'Requests:',
    ...report.requests.map(
      ({ operation, status, ms, outcome }) =>
        `  ${operation}: ${status ?? 'no answer'}, ${ms} ms, ${outcome}`,
    ),
  ];
  return lines.join('\n');
}

function clockText(clock: DoctorReport['clock']): string {
  if (clock === null) return 'Its clock: not known.';
  const seconds = (ms: number): string => (Math.abs(ms) / 1000).toFixed(1);
  const way = clock.offsetMs < 0 ? 'behind' : 'ahead of';
  return `Its clock: ${seconds(clock.offsetMs)} s ${way} this machine's (within ${seconds(clock.plusMinusMs)} s).`;
}
