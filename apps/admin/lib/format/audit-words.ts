/** What every thing has and nobody asks about. */
const NOISE = new Set(['id', 'version', 'createdAt', 'updatedAt']);

/** The half of an action that says what was done: `paused` of `campaign.paused`. */
export const verbOf = (action: string): string => action.slice(action.indexOf('.') + 1);

export const isWorthShowing = ({ field }: { readonly field: string }): boolean => !NOISE.has(field);

/** How the page's language says what the service says in English. */
export interface AuditLanguage {
  readonly say: (sentence: string) => string;
  readonly fieldNames: Readonly<Record<string, string>>;
}

/** `callsPerSecond` as people read it: calls per second. */
export const fieldWords = (field: string, { fieldNames }: AuditLanguage): string =>
  fieldNames[field] ??
  field.replace(/([a-z0-9])([A-Z])/g, (_all, end: string, start: string) => `${end} ${start.toLowerCase()}`);

/** A stored value in one line: the parts of a thing by their names, without braces and quotes. */
export function valueWords(value: unknown, language: AuditLanguage): string {
  if (Array.isArray(value)) return value.map((part) => valueWords(part, language)).join(', ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .filter(([, part]) => part !== null && part !== '')
      .map(([name, part]) => `${fieldWords(name, language)} ${valueWords(part, language)}`)
      .join(', ');
  if (typeof value === 'boolean') return language.fieldNames[String(value)] ?? String(value);
  return language.say(String(value));
}
