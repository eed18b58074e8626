/** What every thing has and nobody asks about. */
const NOISE = new Set(['id', 'version', 'createdAt', 'updatedAt']);

/** The half of an action that says what was done: `paused` of `campaign.paused`. */
export const verbOf = (action: string): string => action.slice(action.indexOf('.') + 1);

export const isWorthShowing = ({ field }: { readonly field: string }): boolean => !NOISE.has(field);

/** `callsPerSecond` as people read it: calls per second. */
export const fieldWords = (field: string): string =>
  field.replace(/([a-z0-9])([A-Z])/g, (_all, end: string, start: string) => `${end} ${start.toLowerCase()}`);

/** A stored value in one line: the parts of a thing by their names, without braces and quotes. */
export function valueWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueWords).join(', ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .filter(([, part]) => part !== null && part !== '')
      .map(([name, part]) => `${fieldWords(name)} ${valueWords(part)}`)
      .join(', ');
  return String(value);
}
