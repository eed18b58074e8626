const BLOCKS = 6;
const BLOCK_LINES = 30;
const LAST_LINES = 60;

/** What of a failed stage's output tells why: Jest's failures, else the lines that name errors, else the end. */
export function failureExcerpt(output: string): string {
  const lines = output.trimEnd().split('\n');
  const failures = lines.flatMap((line, index) => (/^ +● .+ › |^ +● Test suite/.test(line) ? [index] : []));
  if (failures.length > 0) {
    // Jest repeats every failure in its summary.
    const seen = new Set<string>();
    const first = failures.filter((index) => !seen.has(lines[index]!) && seen.add(lines[index]!));
    return first
      .slice(0, BLOCKS)
      .map((index) => lines.slice(index, index + BLOCK_LINES).join('\n'))
      .join('\n\n');
  }
  const errors = lines.filter((line) => /\berror\b/i.test(line) && !/ 0 errors?\b/.test(line));
  return [...errors.slice(0, BLOCK_LINES), ...lines.slice(-LAST_LINES)].join('\n');
}
