import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../../config/config.js';
import { type KeyChecks, type KeyCheckRow, withKeyChecks } from '../../database/secret-key-check.js';
import { StartError } from '../errors/start-error.js';
import { SecretBox, SecretBoxError } from './secret-box.js';

const CHECK_TEXT = 'callspool secret key check';
const CHECK_CONTEXT = 'secret_key_check';
const OWNER_ONLY = 0o600;

export interface OpenedSecretBox {
  readonly box: SecretBox;
  /** Path of the key file that was made now; null when there was a key. */
  readonly madeKeyFile: string | null;
}

/**
 * The SecretBox for this database. Makes a key file only for a database that holds nothing sealed yet.
 * @throws StartError when a key is missing, unreadable or not one of those this database was sealed with.
 */
export async function openSecretBox(
  config: Config,
  directUrl: string,
  now: () => Date,
): Promise<OpenedSecretBox> {
  return withKeyChecks(directUrl, async (checks) => {
    const found = findKey(config);
    if (found === null) return makeKey(config, checks, now());
    const box = new SecretBox(found, findFurtherKeys(config));
    await demandRightKeys(box, checks, now());
    return { box, madeKeyFile: null };
  });
}

async function makeKey(config: Config, checks: KeyChecks, now: Date): Promise<OpenedSecretBox> {
  const file = defaultKeyFile(config);
  const keyId = keyIdsOf(checks)[0];
  if (keyId !== undefined) {
    throw new StartError(
      `The database holds secrets sealed with key ${keyId}, and there is no key: set CALLSPOOL_SECRET_KEY or ` +
        `CALLSPOOL_SECRET_KEY_FILE to that key, or put its file back at ${file}.`,
    );
  }
  const key = SecretBox.generateKey();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${key.toString('base64')}\n`, { mode: OWNER_ONLY, flag: 'wx' });
  const box = new SecretBox(key, findFurtherKeys(config));
  await demandRightKeys(box, checks, now);
  return { box, madeKeyFile: file };
}

/** Every stored secret opens with one of our keys; the check rows tell it also of a database that holds none yet. */
async function demandRightKeys(box: SecretBox, checks: KeyChecks, now: Date): Promise<void> {
  const known = checks.rows.filter((row) => opens(box, row.envelope));
  const strange = checks.usedKeyIds.filter((keyId) => !known.some((row) => row.keyId === keyId));
  if (strange.length > 0 || (checks.rows.length > 0 && known.length === 0))
    throw wrongKey(box, checks, strange);
  if (known.some((row) => row.keyId === box.keyId)) return;
  await checks.add(keyCheckOf(box), now);
}

/** The row by which a later start knows this key again. */
export const keyCheckOf = (box: SecretBox): KeyCheckRow => ({
  keyId: box.keyId,
  envelope: box.seal(CHECK_TEXT, CHECK_CONTEXT),
});

function wrongKey(box: SecretBox, checks: KeyChecks, strange: readonly string[]): StartError {
  const wanted = strange[0] ?? keyIdsOf(checks)[0] ?? 'unknown';
  return new StartError(
    `The database holds secrets sealed with key ${wanted}, and the configured key is ${box.keyIds.join(', ')}: set ` +
      'CALLSPOOL_SECRET_KEY or CALLSPOOL_SECRET_KEY_FILE to the key they were sealed with. While you change keys, ' +
      'CALLSPOOL_FURTHER_SECRET_KEYS names the other one, until "npm run secrets:rotate" is done.',
  );
}

const keyIdsOf = ({ rows, usedKeyIds }: KeyChecks): string[] => [
  ...new Set([...rows.map(({ keyId }) => keyId), ...usedKeyIds]),
];

function opens(box: SecretBox, envelope: string): boolean {
  try {
    return box.open(envelope, CHECK_CONTEXT) === CHECK_TEXT;
  } catch (error) {
    if (error instanceof SecretBoxError) return false;
    throw error;
  }
}

const defaultKeyFile = (config: Config): string => path.join(config.dataDir, 'secret.key');

function findKey(config: Config): Buffer | null {
  if (config.secretKey !== null) return parse(config.secretKey, 'CALLSPOOL_SECRET_KEY');
  if (config.secretKeyFile !== null) {
    return parse(readNamed('CALLSPOOL_SECRET_KEY_FILE', config.secretKeyFile), config.secretKeyFile);
  }
  const text = readFileIfThere(defaultKeyFile(config));
  return text === null ? null : parse(text, defaultKeyFile(config));
}

function findFurtherKeys(config: Config): Buffer[] {
  const { furtherSecretKeys: said, furtherSecretKeysFile: file } = config;
  const inFile = file === null ? '' : readNamed('CALLSPOOL_FURTHER_SECRET_KEYS_FILE', file);
  return [
    ...wordsOf(said ?? '').map((text) => parse(text, 'CALLSPOOL_FURTHER_SECRET_KEYS')),
    ...wordsOf(inFile).map((text) => parse(text, file ?? '')),
  ];
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

function readNamed(variable: string, file: string): string {
  const text = readFileIfThere(file);
  if (text !== null) return text;
  throw new StartError(`${variable} names ${file}, which does not exist: put the key there.`);
}

function parse(text: string, where: string): Buffer {
  const key = SecretBox.parseKey(text);
  if (key !== null) return key;
  throw new StartError(
    `${where} does not hold a key: it must be 32 bytes in base64, as "openssl rand -base64 32" prints.`,
  );
}

function readFileIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new StartError(`The key file ${file} cannot be read: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}
