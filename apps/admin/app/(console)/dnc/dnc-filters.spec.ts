import { addedSince } from './dnc-filters';

describe('what is asked of the do-not-call list', () => {
  it('begins a stretch of time at a whole hour', () => {
    const now = Date.parse('2026-11-20T14:32:07Z');
    expect(addedSince('day', now)).toBe('2026-11-19T14:00:00.000Z');
    expect(addedSince('week', now)).toBe('2026-11-13T14:00:00.000Z');
    expect(addedSince(null, now)).toBeNull();
  });
});
