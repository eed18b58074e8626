/** One field as it was and as it is; null where there was, or is, none. */
export interface ChangedField {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * The fields that differ between two states of a thing. With both states at hand the later one says which fields were
 * touched, as it may hold those alone; with one state, every field of it came or went.
 */
export function changedFields(before: unknown, after: unknown): ChangedField[] {
  const was = fieldsOf(before);
  const is = fieldsOf(after);
  const touched = Object.keys(is).length > 0 ? is : was;
  return Object.keys(touched)
    .filter((field) => textOf(was[field]) !== textOf(is[field]))
    .map((field) => ({ field, before: was[field] ?? null, after: is[field] ?? null }));
}

/** Fields by which people know a thing, the best first: a promise and a do-not-call entry by their number. */
const NAMES = ['name', 'fileName', 'value', 'number', 'vendorKey'] as const;

/** What people call a thing, from the state after the change or else before it. */
export function nameOf(before: unknown, after: unknown): string | null {
  const known = { ...fieldsOf(before), ...fieldsOf(after) };
  const name = NAMES.map((field) => known[field]).find((value) => typeof value === 'string');
  return typeof name === 'string' ? name : null;
}

const fieldsOf = (state: unknown): Record<string, unknown> =>
  typeof state === 'object' && state !== null && !Array.isArray(state)
    ? (state as Record<string, unknown>)
    : {};

/** Null and absent mean the same to who reads the log. */
const textOf = (value: unknown): string => JSON.stringify(value ?? null);
