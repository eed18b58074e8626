const SECRET_KEY = /pass(word|wd)?$|pwd$|secret|token|api_?key$|envelope|authorization|cookie/i;

/** The value with everything that looks like a secret replaced, at every depth. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (value instanceof Date || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      isSecret(key, inner) ? '[secret]' : withoutSecrets(inner),
    ]),
  );
}

/** A flag such as `mustChangePassword: true` tells nothing; only text under such a name can be the secret itself. */
const isSecret = (key: string, value: unknown): boolean =>
  SECRET_KEY.test(key) && (typeof value === 'string' || (typeof value === 'object' && value !== null));
