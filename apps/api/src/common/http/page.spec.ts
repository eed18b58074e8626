import { AppError } from '../errors/app-error.js';
import { decodeCursor, encodeCursor, toPage } from './page.js';

describe('cursors', () => {
  it('give back the key they were made of', () => {
    const key = ['2026-11-20T12:00:00.000Z', 7, null];
    expect(decodeCursor(encodeCursor(key), 3)).toEqual(key);
    expect(decodeCursor(undefined, 3)).toBeNull();
  });

  it.each(['', '%%%', 'e30', Buffer.from('[{}]').toString('base64url'), encodeCursor(['a', 'b'])])(
    'refuse %j',
    (cursor) => {
      expect(() => decodeCursor(cursor, 1)).toThrow(AppError);
    },
  );
});

describe('toPage', () => {
  it('has a next cursor only when a row more was found', () => {
    const keyOf = (row: number) => [row];
    expect(toPage([1, 2, 3], 2, keyOf)).toEqual({ items: [1, 2], nextCursor: encodeCursor([2]) });
    expect(toPage([1, 2], 2, keyOf)).toEqual({ items: [1, 2], nextCursor: null });
    expect(toPage([], 2, keyOf)).toEqual({ items: [], nextCursor: null });
  });
});
