import type { RowKindView } from '@callspool/contracts';
import { inJudgedOrder, OUTCOMES, outcomesOf } from './outcomes';

const kind = (reason: RowKindView['reason'], rows: number): RowKindView => ({
  reason,
  detail: null,
  rows,
  line: 1,
  column: '',
  value: '',
  message: '',
});

describe('what became of the rows', () => {
  it('adds up to the rows that were read', () => {
    const counts = outcomesOf({
      rowsAccepted: 10,
      rejectCounts: { duplicate: 3, dnc: 2, phone_invalid: 4, structure: 1 },
      report: { kinds: [kind('zone_unknown', 4)], zones: [], otherZones: 0 },
    });
    expect(counts).toEqual({ valid: 6, zoneUnknown: 4, duplicate: 3, dnc: 2, invalid: 5 });
    expect(OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0)).toBe(20);
  });

  it('is shown in the order in which rows are judged, the most of each first', () => {
    const kinds = [
      kind('zone_unknown', 9),
      kind('duplicate', 9),
      kind('dnc', 1),
      kind('structure', 1),
      kind('phone_invalid', 5),
    ];
    expect(inJudgedOrder(kinds).map(({ reason }) => reason)).toEqual([
      'phone_invalid',
      'structure',
      'dnc',
      'duplicate',
      'zone_unknown',
    ]);
  });
});
