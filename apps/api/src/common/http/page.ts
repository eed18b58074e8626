import { AppError } from '../errors/app-error.js';

export { type Page, type PageQuery, pageQuery } from '@callspool/contracts';

/** Packs the sort key of a page's last row into the opaque cursor of the next page. */
export function encodeCursor(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * The sort key inside a cursor that `encodeCursor` made with `length` parts; null when there is no cursor.
 * @throws AppError `request.malformed_cursor` for anything else.
 */
export function decodeCursor(cursor: string | undefined, length: number): (string | number | null)[] | null {
  if (cursor === undefined) return null;
  const key = parse(cursor);
  if (Array.isArray(key) && key.length === length && key.every(isKeyPart)) return key;
  throw new AppError(
    'request.malformed_cursor',
    'The cursor is not one that this list gave out. Leave it away to start over.',
    {
      issues: [{ path: 'cursor', message: 'Not a cursor of this list.' }],
    },
  );
}

/**
 * A page from `limit + 1` rows, the way to know without counting whether more follow.
 * `keyOf` gives the sort key of a row, as `decodeCursor` is to return it.
 */
export function toPage<T>(
  rows: readonly T[],
  limit: number,
  keyOf: (row: T) => readonly (string | number | null)[],
) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null;
  return { items, nextCursor };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const isKeyPart = (part: unknown): part is string | number | null =>
  part === null || typeof part === 'string' || typeof part === 'number';
