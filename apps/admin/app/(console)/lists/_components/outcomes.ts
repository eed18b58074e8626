import type { ListImportView, RowKindView } from '@callspool/contracts';

/** What may become of a row, in the order in which rows are judged; each row is one of these. */
export const OUTCOMES = ['valid', 'zoneUnknown', 'duplicate', 'dnc', 'invalid'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export function outcomeOf(reason: RowKindView['reason']): Exclude<Outcome, 'valid'> {
  if (reason === 'zone_unknown') return 'zoneUnknown';
  return reason === 'duplicate' || reason === 'dnc' ? reason : 'invalid';
}

/** How many rows came to each; they add up to the rows that were read. */
export function outcomesOf(run: Pick<ListImportView, 'rowsAccepted' | 'report' | 'rejectCounts'>) {
  const counts: Record<Outcome, number> = {
    valid: run.rowsAccepted,
    zoneUnknown: 0,
    duplicate: 0,
    dnc: 0,
    invalid: 0,
  };
  for (const [reason, rows] of Object.entries(run.rejectCounts)) {
    counts[outcomeOf(reason as RowKindView['reason'])] += rows;
  }
  // Of unknown zone are accepted rows; while a run goes on they are not told apart.
  const unknown = run.report?.kinds.find(({ reason }) => reason === 'zone_unknown')?.rows ?? 0;
  counts.zoneUnknown = unknown;
  counts.valid -= unknown;
  return counts;
}

export const OUTCOME_COLOURS: Readonly<Record<Outcome, string>> = {
  valid: 'var(--cs-good-mark)',
  zoneUnknown: 'var(--cs-doubt-mark)',
  duplicate: 'var(--cs-late-mark)',
  dnc: 'var(--cs-result-congestion)',
  invalid: 'var(--cs-bad-mark)',
};

/** Invalid first, then what may not be called, then repeats, then what is held: the order in which rows are judged. */
const JUDGED: readonly Outcome[] = ['invalid', 'dnc', 'duplicate', 'zoneUnknown'];

export const inJudgedOrder = (kinds: readonly RowKindView[]): RowKindView[] =>
  [...kinds].sort(
    (one, other) =>
      JUDGED.indexOf(outcomeOf(one.reason)) - JUDGED.indexOf(outcomeOf(other.reason)) ||
      other.rows - one.rows,
  );
