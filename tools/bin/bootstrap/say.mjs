import { writeSync } from 'node:fs';

// Everything said goes to stderr: stdout belongs to results such as `--json`.
const isTerminal = process.stderr.isTTY === true;

export function say(line) {
  writeSync(2, isTerminal ? `\r\x1b[K${line}\n` : `${line}\n`);
}

/**
 * Shows that work goes on: a line that is rewritten on a terminal, else a new line every ten seconds. `describe` is
 * asked for the text each time. Returns the function that ends it.
 */
export function sayProgress(describe) {
  const started = Date.now();
  const show = () => {
    const line = `  ${describe()} (${Math.round((Date.now() - started) / 1000)} s)`;
    writeSync(2, isTerminal ? `\r\x1b[K${line}` : `${line}\n`);
  };
  const timer = setInterval(show, isTerminal ? 1_000 : 10_000);
  return () => {
    clearInterval(timer);
    if (isTerminal) writeSync(2, '\r\x1b[K');
  };
}
