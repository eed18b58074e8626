import { orderOf, stretchOf } from './callbacks-filters';

describe('what is asked of the callbacks', () => {
  it('is a stretch of whole hours around now', () => {
    const now = Date.parse('2026-11-20T14:32:07Z');
    expect(stretchOf('day', now)).toEqual({
      from: '2026-11-20T14:00:00.000Z',
      to: '2026-11-21T15:00:00.000Z',
    });
    expect(stretchOf('past', now)).toEqual({
      from: '2026-11-13T14:00:00.000Z',
      to: '2026-11-20T15:00:00.000Z',
    });
    expect(stretchOf(null, now)).toEqual({ from: null, to: null });
  });

  it('begins with the earliest of what is to come, and with the latest of what is over', () => {
    expect([orderOf('due'), orderOf('open'), orderOf('missed'), orderOf('all')]).toEqual([
      'earliest',
      'earliest',
      'latest',
      'latest',
    ]);
  });
});
