import { closedWindow, tailWindow } from './poll-window.js';

const at = (text: string): Date => new Date(text);
const HOUR_MS = 3_600_000;

describe('the window to be closed next', () => {
  it('reads two hours before the mark again', () => {
    expect(closedWindow(at('2026-11-20T12:00:00Z'), at('2026-11-20T12:01:00Z'), 'Europe/Brussels')).toEqual({
      from: at('2026-11-20T10:00:00Z'),
      to: at('2026-11-20T12:01:00Z'),
    });
  });

  it('reads three hours again while the clock of the connection was set back among them', () => {
    // Brussels: 03:00 becomes 02:00 on 25 October 2026 at 01:00 UTC.
    const overlap = (mark: string, now: string, zone: string) =>
      (at(mark).getTime() - closedWindow(at(mark), at(now), zone).from.getTime()) / HOUR_MS;
    expect(overlap('2026-10-25T00:59:00Z', '2026-10-25T01:00:00Z', 'Europe/Brussels')).toBe(3);
    expect(overlap('2026-10-25T03:30:00Z', '2026-10-25T03:31:00Z', 'Europe/Brussels')).toBe(3);
    expect(overlap('2026-10-25T05:00:00Z', '2026-10-25T05:01:00Z', 'Europe/Brussels')).toBe(2);
    expect(overlap('2026-10-25T00:59:00Z', '2026-10-25T01:00:00Z', 'Europe/Istanbul')).toBe(2);
    // The clock set forward tells no hour twice.
    expect(overlap('2026-03-29T01:30:00Z', '2026-03-29T01:31:00Z', 'Europe/Brussels')).toBe(2);
  });

  it('closes a long absence in pieces of six hours', () => {
    const window = closedWindow(at('2026-11-18T00:00:00Z'), at('2026-11-20T00:00:00Z'), 'UTC');
    expect(window.to).toEqual(at('2026-11-18T06:00:00Z'));
  });

  it('never ends before the mark, whatever the clock says', () => {
    const mark = at('2026-11-20T12:00:00Z');
    expect(closedWindow(mark, at('2026-11-20T11:00:00Z'), 'UTC').to).toEqual(mark);
  });
});

describe('the tail', () => {
  const now = at('2026-11-20T12:00:00Z');

  it('is not read while no attempt waits', () => {
    expect(tailWindow(null, now)).toBeNull();
  });

  it('begins a little before the oldest attempt that waits', () => {
    expect(tailWindow(at('2026-11-20T11:59:00Z'), now)).toEqual({
      from: at('2026-11-20T11:58:30Z'),
      to: at('2026-11-20T12:01:00Z'),
    });
  });

  it('reaches back five minutes at most', () => {
    expect(tailWindow(at('2026-11-20T09:00:00Z'), now)?.from).toEqual(at('2026-11-20T11:54:30Z'));
  });
});
