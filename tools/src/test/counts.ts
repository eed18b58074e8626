/** How many tests of a stage held. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export const NONE: Counts = { passed: 0, failed: 0 };

export const add = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
});

/** Reads Jest's summaries ("Tests: 1 failed, 31 passed, 32 total"); several projects may have printed one each. */
export function jestCounts(output: string): Counts {
  let counts = NONE;
  for (const [, summary = ''] of output.matchAll(/^Tests:\s+(.+ total)$/gm))
    counts = add(counts, words(summary));
  return counts;
}

/** Reads Playwright's last lines ("  1 failed", "  12 passed (3.2s)"). A test that passed at a second try counts as failed. */
export function playwrightCounts(output: string): Counts {
  const last = output.split('\n').slice(-40).join('\n');
  const count = (word: string): number =>
    Number(new RegExp(`^\\s*(\\d+) ${word}\\b`, 'm').exec(last)?.[1] ?? 0);
  return {
    passed: count('passed'),
    failed: count('failed') + count('flaky') + count('interrupted') + count('did not run'),
  };
}

function words(summary: string): Counts {
  const count = (word: string): number => Number(new RegExp(`(\\d+) ${word}`).exec(summary)?.[1] ?? 0);
  // A skipped test proves nothing, so it does not pass.
  return { passed: count('passed'), failed: count('failed') + count('skipped') + count('todo') };
}
