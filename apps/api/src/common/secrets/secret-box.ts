import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;
export const SECRET_KEY_BYTES = 32;

/** The envelope cannot be opened: another key, another context, or damaged. */
export class SecretBoxError extends Error {
  override readonly name = 'SecretBoxError';
}

/** A key made from a secret key for another purpose, with the id of the key it was made from. */
export interface DerivedKey {
  readonly keyId: string;
  readonly value: string;
}

/**
 * Keeps secrets at rest: AES-256-GCM, with the key's id in the envelope (`v1.<key id>.<base64url>`).
 * The context (for instance `connection:<id>`) is authenticated, so that an envelope copied to another row does not open.
 * Everything is sealed with the first key; while keys are being changed, further ones open what they sealed.
 */
export class SecretBox {
  /** Id of the key that seals. */
  readonly keyId: string;
  private readonly keys: ReadonlyMap<string, Buffer>;

  constructor(
    private readonly key: Buffer,
    further: readonly Buffer[] = [],
  ) {
    this.keyId = keyIdOf(key);
    this.keys = new Map([key, ...further].map((each) => [keyIdOf(each), each]));
  }

  /** Ids of all keys that open, the sealing one first. */
  get keyIds(): readonly string[] {
    return [...this.keys.keys()];
  }

  seal(plaintext: string, context: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv).setAAD(Buffer.from(context));
    const sealed = Buffer.concat([iv, cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${VERSION}.${this.keyId}.${sealed.toString('base64url')}`;
  }

  /** @throws SecretBoxError when the key, the context or the bytes are not those of `seal`. */
  open(envelope: string, context: string): string {
    const [version, keyId, body] = envelope.split('.');
    if (version !== VERSION || keyId === undefined || body === undefined) {
      throw new SecretBoxError('This is not a sealed secret.');
    }
    const key = this.keys.get(keyId);
    if (key === undefined) {
      throw new SecretBoxError(
        `The secret was sealed with key ${keyId}; configured is ${this.keyIds.join(', ')}.`,
      );
    }
    const bytes = Buffer.from(body, 'base64url');
    if (bytes.length < IV_BYTES + TAG_BYTES) throw new SecretBoxError('The sealed secret is cut short.');
    return decrypt(key, bytes, context);
  }

  /** True when the sealing key sealed it. */
  isCurrent(envelope: string): boolean {
    return envelope.startsWith(`${VERSION}.${this.keyId}.`);
  }

  /** Keys for another purpose, made from each of ours; the same on every node and at every start. */
  derive(purpose: string): readonly DerivedKey[] {
    return [...this.keys].map(([keyId, key]) => ({
      keyId,
      value: Buffer.from(hkdfSync('sha256', key, '', `callspool ${purpose}`, SECRET_KEY_BYTES)).toString(
        'base64',
      ),
    }));
  }

  /** Reads a key given as base64 of 32 bytes; null when it is not one. */
  static parseKey(text: string): Buffer | null {
    const trimmed = text.trim();
    if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(trimmed)) return null;
    const key = Buffer.from(trimmed, 'base64');
    return key.length === SECRET_KEY_BYTES ? key : null;
  }

  static generateKey(): Buffer {
    return randomBytes(SECRET_KEY_BYTES);
  }
}

function keyIdOf(key: Buffer): string {
  if (key.length !== SECRET_KEY_BYTES)
    throw new SecretBoxError(`A secret key has ${SECRET_KEY_BYTES} bytes.`);
  return createHash('sha256').update('callspool key id').update(key).digest('hex').slice(0, 12);
}

function decrypt(key: Buffer, bytes: Buffer, context: string): string {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const middle = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
    return Buffer.concat([middle, decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new SecretBoxError('The sealed secret is damaged or belongs to another record.', { cause });
  }
}
