import { parseAsString } from 'nuqs';

/** What a person typed to find a contact; it stands in the URL. */
export const CONTACT_FILTERS = { search: parseAsString } as const;
