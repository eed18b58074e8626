import { toAmounts, toBlockShares, toComingBack, toHours } from './diagnostics.mapper.js';

const at = (time: string): Date => new Date(`2026-11-20T${time}:00Z`);
const held = (blocks: string[], entries: number, more: object = {}) => ({
  blocks,
  entries,
  firstAt: at('10:00'),
  lastAt: at('12:00'),
  withoutEnd: 0,
  oldest: at('09:00'),
  ...more,
});

describe('toBlockShares', () => {
  it('counts an entry for each of its blocks, and those that nothing else holds', () => {
    const shares = toBlockShares([
      held(['CAP'], 5),
      held(['CAP', 'MIN_GAP'], 3, { firstAt: at('09:30'), lastAt: at('11:00') }),
      held(['DNC'], 2, { firstAt: null, lastAt: null, withoutEnd: 2 }),
      held([], 1),
    ]);
    expect(shares).toEqual([
      expect.objectContaining({
        code: 'CAP',
        entries: 8,
        onlyThis: 5,
        firstAt: '2026-11-20T09:30:00.000Z',
        lastAt: '2026-11-20T12:00:00.000Z',
      }),
      expect.objectContaining({ code: 'MIN_GAP', entries: 3, onlyThis: 0 }),
      expect.objectContaining({ code: 'DNC', entries: 2, firstAt: null, withoutEnd: 2 }),
      expect.objectContaining({ code: null, entries: 1, onlyThis: 1 }),
    ]);
  });
});

it('spreads what comes back over the next 24 hours', () => {
  const { overdue, hours } = toComingBack(
    [
      { hour: null, entries: 4 },
      { hour: 0, entries: 2 },
      { hour: 23, entries: 1 },
    ],
    at('10:30'),
  );
  expect(overdue).toBe(4);
  expect(hours).toHaveLength(24);
  expect(hours[0]).toEqual({ from: '2026-11-20T10:30:00.000Z', entries: 2 });
  expect(hours[23]?.entries).toBe(1);
});

it('adds the quarters of each hour, on a day of 25 hours too', () => {
  const from = new Date('2026-10-24T22:00:00Z');
  const to = new Date('2026-10-25T23:00:00Z');
  const hours = toHours(
    [
      { quarterHour: new Date('2026-10-24T22:00:00Z'), what: 'ANSWERED', amount: 2 },
      { quarterHour: new Date('2026-10-24T22:45:00Z'), what: 'ANSWERED', amount: 3 },
      { quarterHour: new Date('2026-10-25T22:30:00Z'), what: 'OPEN', amount: 1 },
    ],
    from,
    to,
  );
  expect(hours).toHaveLength(25);
  expect(hours[0]).toEqual({ from: '2026-10-24T22:00:00.000Z', open: 0, results: { ANSWERED: 5 } });
  expect(hours[24]).toEqual({ from: '2026-10-25T22:00:00.000Z', open: 1, results: {} });
  expect(toAmounts([])).toEqual({ open: 0, results: {} });
});
