import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { DerivedKey } from '../common/secrets/secret-box.js';

/** What the sign-in library's keys are derived for: they sign session cookies and encrypt second factors. */
export const LIBRARY_KEYS = 'session cookies';

/** The library knows its keys by whole numbers; ours is the key's id, 48 bits and so the same on every node. */
const versionOf = ({ keyId }: DerivedKey): number => Number.parseInt(keyId, 16);

/** The library's options for our keys, the first one in use; it also reads what was written before keys had versions. */
export function librarySecrets(keys: readonly DerivedKey[]) {
  return {
    secrets: keys.map((key) => ({ version: versionOf(key), value: key.value })),
    secret: keys[0]?.value ?? '',
  };
}

/** No key of ours opens what the library encrypted. */
export class UnknownKeyError extends AggregateError {
  override readonly name = 'UnknownKeyError';

  constructor(failures: readonly unknown[]) {
    super(failures, 'none of the configured keys opens it.');
  }
}

/**
 * The text encrypted with the first key; null when it is already.
 * @throws UnknownKeyError when no key opens it.
 */
export async function encryptAnew(keys: readonly DerivedKey[], text: string): Promise<string | null> {
  const [current] = keys;
  if (current === undefined || text.startsWith(`$ba$${versionOf(current)}$`)) return null;
  const key = { keys: new Map([[versionOf(current), current.value]]), currentVersion: versionOf(current) };
  return symmetricEncrypt({ key, data: await decryptWithAny(keys, text) });
}

async function decryptWithAny(keys: readonly DerivedKey[], text: string): Promise<string> {
  const failures: unknown[] = [];
  for (const each of keys) {
    const key = {
      keys: new Map([[versionOf(each), each.value]]),
      currentVersion: versionOf(each),
      legacySecret: each.value,
    };
    try {
      return await symmetricDecrypt({ key, data: text });
    } catch (error) {
      // Another of the keys may be the right one; the library does not say why one is not.
      failures.push(error);
    }
  }
  throw new UnknownKeyError(failures);
}
