import { summarized, type WaitingRow } from './waiting.js';

const row = (changes: Partial<WaitingRow>): WaitingRow => ({
  campaign: 'Sale',
  state: 'waiting',
  reasons: ['CAP'],
  zones: ['Europe/Paris'],
  entries: 1,
  nextAt: new Date('2026-03-02T10:00:00Z'),
  ...changes,
});

it('adds up entries of one lasting reason, whatever passing ones were named beside it', () => {
  const rows = [
    row({}),
    row({ reasons: ['IN_FLIGHT', 'MIN_GAP', 'CAP'], zones: ['Asia/Tokyo'], entries: 4 }),
  ];
  expect(summarized(rows)).toEqual([row({ zones: [], entries: 5 })]);
});

it('keeps zones apart where they decide', () => {
  const hours = { reasons: ['CONTACTING_HOURS'] };
  expect(summarized([row(hours), row({ ...hours, zones: ['Asia/Tokyo'] })])).toHaveLength(2);
});

it('gives the earliest opening of a group, and puts what never opens last', () => {
  const early = new Date('2026-03-02T09:00:00Z');
  const rows = [row({ reasons: ['DNC'], nextAt: null }), row({}), row({ nextAt: early })];
  expect(summarized(rows).map(({ reasons, nextAt }) => [reasons[0], nextAt])).toEqual([
    ['CAP', early],
    ['DNC', null],
  ]);
});

it('keeps a passing reason that stands alone', () => {
  expect(summarized([row({ reasons: ['MIN_GAP'] })])[0]?.reasons).toEqual(['MIN_GAP']);
});
