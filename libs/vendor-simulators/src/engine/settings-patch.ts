type Plain = Record<string, unknown>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

/**
 * Lays `patch` over `settings` in place. An unknown name or a value of another kind is refused with its path, and
 * then nothing is changed. `open` names the parts whose keys are free (by dotted path); `nullable` those that may
 * be null or text.
 */
export function patchSettings(
  settings: object,
  patch: unknown,
  rules: { open: readonly string[]; nullable: readonly string[] },
): void {
  if (!isPlain(patch)) throw new TypeError(`settings must be an object, got ${kindOf(patch)}.`);
  const changes: (() => void)[] = [];
  collect(settings as Plain, patch, '', rules, changes);
  for (const change of changes) change();
}

function collect(
  target: Plain,
  patch: Plain,
  prefix: string,
  rules: { open: readonly string[]; nullable: readonly string[] },
  changes: (() => void)[],
): void {
  for (const [name, value] of Object.entries(patch)) {
    const path = prefix + name;
    const isOpen = rules.open.some((part) => path.startsWith(`${part}.`));
    if (!isOpen && !(name in target)) throw new TypeError(`unknown setting "${path}".`);
    const present = target[name];
    if (isPlain(present) && isPlain(value)) {
      collect(present, value, `${path}.`, rules, changes);
      continue;
    }
    const mayDiffer = isOpen || (rules.nullable.includes(path) && (value === null || present === null));
    if (!mayDiffer && kindOf(value) !== kindOf(present)) {
      throw new TypeError(`setting "${path}" must be ${kindOf(present)}, got ${kindOf(value)}.`);
    }
    changes.push(() => {
      target[name] = value;
    });
  }
}
