import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../../config/config.js';
import { type KeyChecks, withKeyChecks } from '../../database/secret-key-check.js';
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
 * @throws StartError when the key is missing, unreadable or not the one this database was sealed with.
 */
export async function openSecretBox(
  config: Config,
  directUrl: string,
  now: () => Date,
): Promise<OpenedSecretBox> {
  return withKeyChecks(directUrl, async (checks) => {
    const found = findKey(config);
    if (found === null) return makeKey(config, checks, now());
    const box = new SecretBox(found);
    await demandRightKey(box, checks, now());
    return { box, madeKeyFile: null };
  });
}

async function makeKey(config: Config, checks: KeyChecks, now: Date): Promise<OpenedSecretBox> {
  const file = defaultKeyFile(config);
  if (checks.rows.length > 0 || checks.hasSecrets) {
    const keyId = checks.rows[0]?.keyId ?? 'unknown';
    throw new StartError(
      `The database holds secrets sealed with key ${keyId}, and there is no key: set CALLSPOOL_SECRET_KEY or ` +
        `CALLSPOOL_SECRET_KEY_FILE to that key, or put its file back at ${file}.`,
    );
  }
  const key = SecretBox.generateKey();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${key.toString('base64')}\n`, { mode: OWNER_ONLY, flag: 'wx' });
  const box = new SecretBox(key);
  await demandRightKey(box, checks, now);
  return { box, madeKeyFile: file };
}

async function demandRightKey(box: SecretBox, checks: KeyChecks, now: Date): Promise<void> {
  if (checks.rows.length === 0 && !checks.hasSecrets) {
    await checks.add({ keyId: box.keyId, envelope: box.seal(CHECK_TEXT, CHECK_CONTEXT) }, now);
    return;
  }
  const row = checks.rows.find(({ keyId }) => keyId === box.keyId);
  if (row === undefined || !opens(box, row.envelope)) {
    const wanted = checks.rows[0]?.keyId ?? 'unknown';
    throw new StartError(
      `The database holds secrets sealed with key ${wanted}, and the configured key is ${box.keyId}: set ` +
        'CALLSPOOL_SECRET_KEY or CALLSPOOL_SECRET_KEY_FILE to the key they were sealed with.',
    );
  }
}

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
    const text = readFileIfThere(config.secretKeyFile);
    if (text === null) {
      throw new StartError(
        `CALLSPOOL_SECRET_KEY_FILE names ${config.secretKeyFile}, which does not exist: put the key there.`,
      );
    }
    return parse(text, config.secretKeyFile);
  }
  const text = readFileIfThere(defaultKeyFile(config));
  return text === null ? null : parse(text, defaultKeyFile(config));
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
