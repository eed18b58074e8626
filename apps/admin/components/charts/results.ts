/** The results that charts speak of, always in this order; REJECTED and INVALID_NUMBER share a colour, as nobody is there to be reached. */
export const CHART_RESULTS = [
  { key: 'ANSWERED', colour: 'var(--cs-result-answered)' },
  { key: 'MACHINE', colour: 'var(--cs-result-machine)' },
  { key: 'NO_ANSWER', colour: 'var(--cs-result-no-answer)' },
  { key: 'BUSY', colour: 'var(--cs-result-busy)' },
  { key: 'CONGESTION', colour: 'var(--cs-result-congestion)' },
  { key: 'CANCELLED', colour: 'var(--cs-ink-4)' },
  { key: 'REJECTED', colour: 'var(--cs-result-invalid)' },
  { key: 'INVALID_NUMBER', colour: 'var(--cs-result-invalid)' },
  { key: 'UNCONFIRMED', colour: 'var(--cs-result-unconfirmed)' },
] as const;

export type ChartResult = (typeof CHART_RESULTS)[number]['key'];
