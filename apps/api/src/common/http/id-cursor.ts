import { id } from '@callspool/contracts';
import { AppError } from '../errors/app-error.js';
import { decodeCursor } from './page.js';

/**
 * The id inside the cursor of a list that is ordered by id alone; null when there is no cursor.
 * @throws AppError `request.malformed_cursor`
 */
export function decodeIdCursor(cursor: string | undefined): string | null {
  const [after] = decodeCursor(cursor, 1) ?? [null];
  if (after === null || after === undefined) return null;
  return requireId(after);
}

/** A part of a cursor that must be an id. */
export function requireId(part: unknown): string {
  const parsed = id.safeParse(part);
  if (parsed.success) return parsed.data;
  throw malformedCursor();
}

export const malformedCursor = (): AppError =>
  new AppError(
    'request.malformed_cursor',
    'The cursor is not one that this list gave out. Leave it away to start over.',
    {
      issues: [{ path: 'cursor', message: 'Not a cursor of this list.' }],
    },
  );
