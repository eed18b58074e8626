import { createOpennessCache } from '@callspool/domain';
import { NO_ENTRIES } from '../counters/counters.service.js';
import { estimateEnd, type EndFacts } from './estimate-end.js';

// A Friday in Brussels, 14:30 there.
const NOW = new Date('2026-11-20T13:30:00Z');
const WEEKDAYS = Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [{ from: '09:00', to: '17:00' }]]));

const quartersBack = (count: number, done: number) =>
  Array.from({ length: count }, (_, index) => ({
    quarterHour: new Date(NOW.getTime() - (count - index) * 15 * 60_000),
    attempts: done * 2,
    answered: 0,
    settled: 0,
    done,
  }));

const facts = (changes: Partial<EndFacts> = {}): EndFacts => ({
  entries: { ...NO_ENTRIES, ready: 100 },
  activity: quartersBack(8, 25),
  dialing: { week: WEEKDAYS, holidays: [] },
  timeZone: 'Europe/Brussels',
  ...changes,
});
const endOf = (changes: Partial<EndFacts>): string | null =>
  estimateEnd(facts(changes), createOpennessCache(NOW), NOW)?.toISOString() ?? null;

describe('estimateEnd', () => {
  it('divides what is left by the pace of the last two active hours', () => {
    expect(endOf({})).toBe('2026-11-20T14:30:00.000Z');
    expect(endOf({ activity: [...quartersBack(20, 500).slice(0, 12), ...quartersBack(8, 25)] })).toBe(
      '2026-11-20T14:30:00.000Z',
    );
  });

  it('goes on after the weekend and the holiday, when the hours open again', () => {
    expect(endOf({ entries: { ...NO_ENTRIES, ready: 300 } })).toBe('2026-11-23T08:30:00.000Z');
    const dialing = { week: WEEKDAYS, holidays: ['2026-11-23'] };
    expect(endOf({ entries: { ...NO_ENTRIES, waiting: 300 }, dialing })).toBe('2026-11-24T08:30:00.000Z');
  });

  it('counts the running quarter only as far as it has come', () => {
    const started = {
      quarterHour: new Date(NOW.getTime() - 10 * 60_000),
      attempts: 9,
      answered: 0,
      settled: 0,
      done: 10,
    };
    expect(endOf({ activity: [started], entries: { ...NO_ENTRIES, new: 60 } })).toBe(
      '2026-11-20T14:30:00.000Z',
    );
  });

  it('is null where there is nothing to tell it by', () => {
    expect(endOf({ activity: [] })).toBeNull();
    expect(endOf({ activity: quartersBack(1, 4) })).toBeNull();
    expect(endOf({ entries: { ...NO_ENTRIES, done: 100 } })).toBeNull();
    expect(endOf({ dialing: { week: {}, holidays: [] } })).toBeNull();
  });

  it('leaves blocked entries out: they go on only when somebody frees them', () => {
    expect(endOf({ entries: { ...NO_ENTRIES, ready: 100, blocked: 5_000 } })).toBe(
      '2026-11-20T14:30:00.000Z',
    );
  });
});
