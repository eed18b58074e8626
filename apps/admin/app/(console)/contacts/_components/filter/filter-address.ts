import { checkFilter, type ContactFilter } from '@callspool/contracts';
import { createParser } from 'nuqs';

/** The filter in the address, as JSON; what is none is left out. */
export const filterParser = createParser<ContactFilter>({
  parse: (text) => {
    try {
      const checked = checkFilter(JSON.parse(text));
      return 'filter' in checked ? checked.filter : null;
    } catch (error) {
      if (error instanceof SyntaxError) return null;
      throw error;
    }
  },
  serialize: (filter) => JSON.stringify(filter),
  eq: (one, other) => JSON.stringify(one) === JSON.stringify(other),
});
