import { parseAsString, parseAsStringLiteral } from 'nuqs';

/** What narrows and orders the table; all of it stands in the URL. */
export const LIST_FILTERS = {
  search: parseAsString,
  use: parseAsStringLiteral(['used', 'unused']),
  archived: parseAsStringLiteral(['archived']),
  order: parseAsStringLiteral(['name', 'newest']).withDefault('name'),
} as const;
