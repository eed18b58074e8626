import fc from 'fast-check';
import { DEFAULT_CAPS, type Cap, type CapWindow } from './cap.js';
import { capProblem, capVerdict, earliestWindowStart, gapVerdict, windowStart } from './cap-verdict.js';

const utc = (iso: string): Date => new Date(iso);
const cap = (max: number, window: CapWindow): Cap => ({
  id: 'cap',
  reach: 'everywhere',
  scope: 'number',
  max,
  window,
});
const rolling = (max: number, hours: number): Cap => cap(max, { kind: 'rolling', seconds: hours * 3600 });
const brusselsDay = (max: number): Cap => cap(max, { kind: 'calendar_day', zone: 'Europe/Brussels' });
const NOW = utc('2026-01-05T10:00:00Z');

describe('capVerdict in a rolling window', () => {
  it('is free below the cap', () => {
    expect(capVerdict(rolling(2, 24), [utc('2026-01-05T09:00:00Z')], NOW)).toEqual({ free: true });
  });

  it('clears when the oldest attempt falls out', () => {
    const times = [utc('2026-01-05T09:00:00Z'), utc('2026-01-04T12:00:00Z')];
    expect(capVerdict(rolling(2, 24), times, NOW)).toEqual({
      free: false,
      clearsAt: utc('2026-01-05T12:00:00Z'),
    });
  });

  // A cap that was lowered: two must fall out before one fits in.
  it('clears when as many have fallen out as leave room for one', () => {
    const times = ['2026-01-04T12:00:00Z', '2026-01-04T13:00:00Z', '2026-01-04T14:00:00Z'].map(utc);
    expect(capVerdict(rolling(2, 24), times, NOW)).toEqual({
      free: false,
      clearsAt: utc('2026-01-05T13:00:00Z'),
    });
  });

  it('no longer counts an attempt at the very end of its window', () => {
    expect(capVerdict(rolling(1, 24), [utc('2026-01-04T10:00:00.000Z')], NOW).free).toBe(true);
    expect(capVerdict(rolling(1, 24), [utc('2026-01-04T10:00:00.001Z')], NOW).free).toBe(false);
  });

  it('counts an attempt that a faster clock dated into the future', () => {
    expect(capVerdict(rolling(1, 24), [utc('2026-01-05T10:00:05Z')], NOW).free).toBe(false);
  });

  it('allows nothing when the cap is 0', () => {
    expect(capVerdict(rolling(0, 24), [], NOW)).toEqual({ free: false, clearsAt: null });
  });

  it('is full just before `clearsAt` and free at it, whatever the attempts', () => {
    const anyTime = fc
      .integer({ min: 0, max: 3000 })
      .map((minutes) => new Date(NOW.getTime() - minutes * 60_000));
    fc.assert(
      fc.property(fc.array(anyTime, { maxLength: 8 }), fc.integer({ min: 1, max: 4 }), (times, max) => {
        const verdict = capVerdict(rolling(max, 24), times, NOW);
        if (verdict.free) return;
        const at = verdict.clearsAt ?? new Date(Number.NaN);
        expect(capVerdict(rolling(max, 24), times, at).free).toBe(true);
        expect(capVerdict(rolling(max, 24), times, new Date(at.getTime() - 1)).free).toBe(false);
      }),
    );
  });
});

describe('capVerdict in a calendar day', () => {
  it('counts from local midnight and clears at the next', () => {
    expect(capVerdict(brusselsDay(1), [utc('2026-01-04T22:59:59.999Z')], NOW).free).toBe(true);
    expect(capVerdict(brusselsDay(1), [utc('2026-01-04T23:00:00.000Z')], NOW)).toEqual({
      free: false,
      clearsAt: utc('2026-01-05T23:00:00Z'),
    });
  });

  it('clears after 23 hours on the day that loses one', () => {
    expect(capVerdict(brusselsDay(1), [utc('2026-03-28T23:00:00Z')], utc('2026-03-29T12:00:00Z'))).toEqual({
      free: false,
      clearsAt: utc('2026-03-29T22:00:00Z'),
    });
  });

  it('clears at 01:00 where the day begins then', () => {
    const santiago = cap(1, { kind: 'calendar_day', zone: 'America/Santiago' });
    expect(capVerdict(santiago, [utc('2026-09-05T20:00:00Z')], utc('2026-09-05T21:00:00Z'))).toEqual({
      free: false,
      clearsAt: utc('2026-09-06T04:00:00Z'),
    });
  });
});

describe('capVerdict over a lifetime', () => {
  it('never clears', () => {
    const lifetime = cap(1, { kind: 'lifetime' });
    expect(capVerdict(lifetime, [], NOW)).toEqual({ free: true });
    expect(capVerdict(lifetime, [utc('2001-01-01T00:00:00Z')], NOW)).toEqual({ free: false, clearsAt: null });
  });
});

describe('an unreadable cap', () => {
  it.each([
    rolling(-1, 24),
    rolling(1.5, 24),
    rolling(Number.NaN, 24),
    rolling(3, 0),
    rolling(3, Number.NaN),
    cap(3, { kind: 'calendar_day', zone: 'Mars/Olympus' }),
  ])('allows nothing: %j', (broken) => {
    expect(capProblem(broken)).not.toBeNull();
    expect(capVerdict(broken, [], NOW)).toEqual({ free: false, clearsAt: null });
    expect(windowStart(broken, NOW)).toBeNull();
  });
});

describe('windowStart', () => {
  it('is where each kind of window begins', () => {
    expect(windowStart(rolling(1, 2), NOW)).toEqual(utc('2026-01-05T08:00:00Z'));
    expect(windowStart(brusselsDay(1), NOW)).toEqual(utc('2026-01-04T23:00:00Z'));
    expect(windowStart(cap(1, { kind: 'lifetime' }), NOW)).toBeNull();
  });

  it('reaches back for several caps as far as the longest needs', () => {
    expect(earliestWindowStart([rolling(1, 2), rolling(1, 30)], NOW)).toEqual(utc('2026-01-04T04:00:00Z'));
    expect(earliestWindowStart([rolling(1, 2), cap(1, { kind: 'lifetime' })], NOW)).toBeNull();
    expect(earliestWindowStart([], NOW)).toEqual(NOW);
  });
});

describe('the default caps', () => {
  it('allow three attempts per number and six per person in any 24 hours, counted everywhere', () => {
    expect(DEFAULT_CAPS.map(({ reach, scope, max, window }) => ({ reach, scope, max, window }))).toEqual([
      { reach: 'everywhere', scope: 'number', max: 3, window: { kind: 'rolling', seconds: 86_400 } },
      { reach: 'everywhere', scope: 'person', max: 6, window: { kind: 'rolling', seconds: 86_400 } },
    ]);
    expect(DEFAULT_CAPS.map(capProblem)).toEqual([null, null]);
  });
});

describe('gapVerdict', () => {
  it('is over at its very end', () => {
    expect(gapVerdict(utc('2026-01-05T09:50:00.000Z'), 600, NOW)).toEqual({ free: true });
    expect(gapVerdict(utc('2026-01-05T09:50:00.001Z'), 600, NOW)).toEqual({
      free: false,
      clearsAt: utc('2026-01-05T10:00:00.001Z'),
    });
  });

  it('is free before any attempt and without a gap', () => {
    expect(gapVerdict(null, 600, NOW)).toEqual({ free: true });
    expect(gapVerdict(NOW, 0, NOW)).toEqual({ free: true });
  });
});
