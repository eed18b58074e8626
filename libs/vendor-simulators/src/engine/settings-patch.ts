type Plain = Record<string, unknown>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

/** Parts whose keys are numbers of the caller's choice. */
const FREE_KEYS: readonly string[] = ['engine.outcomes', 'ivr.keys'];
const TEXT_OR_NULL: readonly string[] = ['webhooks.start', 'webhooks.hangup', 'ivr.url'];
const NUMBER_OR_NULL: readonly string[] = ['tokenLifeMs'];

/**
 * Lays a patch from outside over settings, in place. Objects merge, everything else is replaced. Throws a TypeError
 * with the path of an unknown name or of a value of the wrong kind; then nothing has changed.
 */
export function patchSettings(settings: object, patch: unknown): void {
  if (!isPlain(patch)) throw new TypeError(`settings must be an object, got ${kindOf(patch)}.`);
  const changes: (() => void)[] = [];
  collect(settings as Plain, patch, '', changes);
  for (const change of changes) change();
}

function collect(target: Plain, patch: Plain, prefix: string, changes: (() => void)[]): void {
  for (const [name, value] of Object.entries(patch)) {
    const path = prefix + name;
    const hasFreeKeys = FREE_KEYS.some((part) => prefix === `${part}.`);
    if (!hasFreeKeys && !Object.hasOwn(target, name)) throw new TypeError(`unknown setting "${path}".`);
    const present = target[name];
    if (isPlain(present) && isPlain(value)) {
      collect(present, value, `${path}.`, changes);
      continue;
    }
    const expected = hasFreeKeys ? null : kindsOf(path, present);
    if (expected !== null && !expected.includes(kindOf(value))) {
      throw new TypeError(`setting "${path}" must be ${expected.join(' or ')}, got ${kindOf(value)}.`);
    }
    changes.push(() => {
      target[name] = value;
    });
  }
}

function kindsOf(path: string, present: unknown): string[] {
  if (TEXT_OR_NULL.includes(path)) return ['string', 'null'];
  if (NUMBER_OR_NULL.includes(path)) return ['number', 'null'];
  return [kindOf(present)];
}
