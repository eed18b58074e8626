import { writeSync } from 'node:fs';

// Everything said goes to stderr: stdout belongs to results such as `--json`.
const isTerminal = process.stderr.isTTY === true;

/** Says one line to the person who started the command. */
export function say(line: string): void {
  writeSync(2, isTerminal ? `\r\x1b[K${line}\n` : `${line}\n`);
}

/** A line that is rewritten on a terminal, else printed at most every `quietMs`. */
export class StatusLine {
  private saidAt = 0;

  constructor(private readonly quietMs = 5_000) {}

  show(line: string, monotonicMs: number): void {
    if (isTerminal) {
      writeSync(2, `\r\x1b[K${line.slice(0, (process.stderr.columns ?? 120) - 1)}`);
      return;
    }
    if (this.saidAt !== 0 && monotonicMs - this.saidAt < this.quietMs) return;
    this.saidAt = monotonicMs;
    writeSync(2, `${line}\n`);
  }

  /** Ends the rewritten line. */
  end(): void {
    if (isTerminal) writeSync(2, '\r\x1b[K');
  }
}
