import { parseArgs } from 'node:util';
import { PlainFailure } from '../process/plain-failure.js';

export interface BenchOptions {
  readonly name: string;
  /** Milliseconds that the vendor takes for an answer; null: as fast as it can. */
  readonly latencyMs: number | null;
  /** Size of the data; null: the full size of the bench. */
  readonly rows: number | null;
  readonly reps: number;
  readonly json: boolean;
}

const USAGE = 'npm run bench -- <name> [--latency 50] [--rows 100000] [--reps 3] [--json]';

/** Throws one sentence with the usage for anything that is not an option of the bench. */
export function readBenchOptions(args: readonly string[], names: readonly string[]): BenchOptions {
  const { values, positionals } = parsed(args);
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0 || !names.includes(name)) {
    throw new PlainFailure(`Name one bench of: ${names.join(', ')}. Usage: ${USAGE}`);
  }
  return {
    name,
    latencyMs: whole('latency', values.latency),
    rows: whole('rows', values.rows),
    reps: whole('reps', values.reps) ?? 3,
    json: values.json ?? false,
  };
}

function whole(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new PlainFailure(`--${name} takes a whole number above 0, not "${text}".`);
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        latency: { type: 'string' },
        rows: { type: 'string' },
        reps: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new PlainFailure(`${(error as Error).message} Usage: ${USAGE}`);
  }
}
