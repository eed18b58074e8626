import type { DispositionView } from '@callspool/contracts';
import { treeRows } from './disposition-levels';

const disposition = (id: string, l1: string, l2 = '', l3 = ''): DispositionView => ({
  id,
  l1,
  l2,
  l3,
  action: 'NONE',
  scheduleDelayMinutes: null,
  flags: [],
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
});

it('shows each level once, above what it holds', () => {
  const rows = treeRows([
    disposition('4', 'Reached', 'Not interested', 'Too expensive'),
    disposition('2', 'Reached'),
    disposition('1', 'Not reached'),
    disposition('3', 'Reached', 'Interested', 'Sold'),
  ]);
  expect(rows.map(({ kind, name, depth }) => [kind, name, depth])).toEqual([
    ['disposition', 'Not reached', 0],
    ['disposition', 'Reached', 0],
    ['level', 'Interested', 1],
    ['disposition', 'Sold', 2],
    ['level', 'Not interested', 1],
    ['disposition', 'Too expensive', 2],
  ]);
});
