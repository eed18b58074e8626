import { z } from 'zod';

/** Id of a record: a lower- or upper-case UUID with hyphens. */
export const id = z.uuid();

/** A moment as the API writes it: ISO 8601 in UTC with `Z`, milliseconds allowed. */
export const instant = z.iso.datetime();

/** A moment as the API accepts it: ISO 8601 with `Z` or an offset, never a bare local time. */
export const instantInput = z.iso.datetime({ offset: true });

/** A name people give to a thing: trimmed, 1 to 200 characters. */
export const displayName = z.string().trim().min(1).max(200);
