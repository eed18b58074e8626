import { secondsLeft } from './seconds-left';

const STARTED = Date.parse('2026-11-20T12:00:00Z');
const run = {
  phase: 'reading',
  startedAt: '2026-11-20T12:00:00Z',
  bytesRead: 250,
  bytesTotal: 1000,
} as const;

describe('how long a run still reads', () => {
  it('is told from its present speed', () => {
    expect(secondsLeft(run, STARTED + 10_000)).toBe(30);
  });

  it('is not told where nothing is known of it', () => {
    expect(secondsLeft(run, STARTED + 1_000)).toBeNull();
    expect(secondsLeft({ ...run, bytesRead: 0 }, STARTED + 10_000)).toBeNull();
    expect(secondsLeft({ ...run, phase: 'checking' }, STARTED + 10_000)).toBeNull();
    expect(secondsLeft({ ...run, startedAt: null }, STARTED + 10_000)).toBeNull();
  });
});
