import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { PlainFailure } from '../process/plain-failure.js';
import { ROOT } from '../process/root.js';

export interface DemoOptions {
  /** The contacts to upload, an absolute path. */
  readonly file: string;
  /** Numbers of the file without a country code are read as numbers of this country. */
  readonly country: string;
  /** Only so many rows of it; null: all. */
  readonly rows: number | null;
  /** End after the report, with code 0 only when every check holds. */
  readonly exit: boolean;
  /** Print the report as JSON on stdout. */
  readonly json: boolean;
  /** Kill the service hard in the middle of the run. */
  readonly killService: boolean;
}

const USAGE =
  'npm run demo -- [--file contacts.csv] [--country BE] [--rows 500] [--exit] [--json] [--kill-service]';

/** Throws one sentence for an option that does not exist or a file that is not there. */
export function readDemoOptions(args: readonly string[], startedIn: string): DemoOptions {
  const values = parsed(args);
  const file = path.resolve(startedIn, values.file ?? path.join(ROOT, 'samples/contacts.csv'));
  if (!existsSync(file))
    throw new PlainFailure(`There is no file ${file}: give --file the path of a CSV file.`);
  const rows = values.rows === undefined ? null : Number(values.rows);
  if (rows !== null && !(Number.isInteger(rows) && rows > 0)) {
    throw new PlainFailure(`--rows takes a whole number above 0, not "${values.rows}".`);
  }
  const country = (values.country ?? 'BE').toUpperCase();
  if (!/^[A-Z]{2}$/.test(country))
    throw new PlainFailure(`--country takes two letters such as BE, not "${values.country}".`);
  return {
    file,
    country,
    rows,
    exit: values.exit ?? false,
    json: values.json ?? false,
    killService: values['kill-service'] ?? false,
  };
}

function parsed(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        file: { type: 'string' },
        country: { type: 'string' },
        rows: { type: 'string' },
        exit: { type: 'boolean' },
        json: { type: 'boolean' },
        'kill-service': { type: 'boolean' },
      },
    });
    return values;
  } catch (error) {
    throw new PlainFailure(`${(error as Error).message} Usage: ${USAGE}`);
  }
}
