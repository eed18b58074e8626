import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { parsePhone } from '@callspool/domain';
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

/** Throws one sentence for an option that does not exist, or one that the run would only stumble over later. */
export function readDemoOptions(args: readonly string[], startedIn: string): DemoOptions {
  const values = parsed(args);
  const file = path.resolve(startedIn, values.file ?? path.join(ROOT, 'samples/contacts.csv'));
  demandContacts(file);
  const rows = values.rows === undefined ? null : Number(values.rows);
  if (rows !== null && !(Number.isInteger(rows) && rows > 0)) {
    throw new PlainFailure(`--rows takes a whole number above 0, not "${values.rows}".`);
  }
  const country = (values.country ?? 'BE').toUpperCase();
  if (!/^[A-Z]{2}$/.test(country))
    throw new PlainFailure(`--country takes two letters such as BE, not "${values.country}".`);
  if (!isKnownCountry(country)) {
    throw new PlainFailure(`No country has the code "${country}": give --country one such as BE.`);
  }
  return {
    file,
    country,
    rows,
    exit: values.exit ?? false,
    json: values.json ?? false,
    killService: values['kill-service'] ?? false,
  };
}

function demandContacts(file: string): void {
  const refuse = (what: string): never => {
    throw new PlainFailure(`${what}: give --file the path of a CSV file.`);
  };
  try {
    const found = statSync(file);
    if (!found.isFile()) return refuse(`${file} is not a file`);
    if (found.size === 0) return refuse(`${file} is empty`);
    accessSync(file, constants.R_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return refuse(`There is no file ${file}`);
    if (code === 'EACCES') return refuse(`${file} may not be read by this user`);
    throw error;
  }
}

/** Whether the service would take it as a default country. */
function isKnownCountry(country: string): boolean {
  const parsedPhone = parsePhone('0', country);
  return parsedPhone.ok || parsedPhone.reason !== 'unknown_country';
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
