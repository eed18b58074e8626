import path from 'node:path';
import { parseArgs } from 'node:util';
import { PlainFailure } from '../process/plain-failure.js';
import { SCREEN_STATES, SCREENS, type Screen, type ScreenState } from './screens.js';

export interface ScreensOptions {
  /** The folder for the pictures, an absolute path. */
  readonly out: string;
  readonly states: readonly ScreenState[];
  readonly screens: readonly Screen[];
  /** Contacts of the full desk. */
  readonly rows: number;
}

const USAGE =
  'npm run screens -- [--out screens] [--state full,empty,stale,away] [--only campaigns,lists] [--rows 600]';

/** Throws one sentence for an option, a state or a screen that does not exist. */
export function readScreensOptions(args: readonly string[], startedIn: string): ScreensOptions {
  const values = parsed(args);
  const rows = Number(values.rows ?? '600');
  if (!Number.isInteger(rows) || rows < 50)
    throw new PlainFailure(`--rows takes a whole number from 50 on, not "${values.rows}".`);
  return {
    out: path.resolve(startedIn, values.out ?? 'screens'),
    states: chosen('--state', values.state, SCREEN_STATES, (state) => state),
    screens: chosen('--only', values.only, SCREENS, ({ name }) => name),
    rows,
  };
}

function chosen<T>(
  option: string,
  text: string | undefined,
  all: readonly T[],
  nameOf: (one: T) => string,
): readonly T[] {
  if (text === undefined) return all;
  const wanted = text.split(',').map((name) => name.trim());
  const unknown = wanted.find((name) => !all.some((one) => nameOf(one) === name));
  if (unknown !== undefined)
    throw new PlainFailure(`${option} does not know "${unknown}"; it takes ${all.map(nameOf).join(', ')}.`);
  return all.filter((one) => wanted.includes(nameOf(one)));
}

function parsed(args: readonly string[]) {
  try {
    const options = {
      out: { type: 'string' },
      state: { type: 'string' },
      only: { type: 'string' },
      rows: { type: 'string' },
    } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new PlainFailure(`${(error as Error).message} Usage: ${USAGE}`);
  }
}
