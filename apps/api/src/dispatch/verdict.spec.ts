import type { Block, NumberFacts } from '@callspool/domain';
import { TEST_ENTRY_FOR_SPECS as ENTRY } from '../testing/test-entry.js';
import { rankOf, toVerdict } from './verdict.js';

const NOW = new Date('2026-11-20T12:00:00Z');
const block = (code: Block['code'], clearsAt: Date | null = null): Block => ({
  code,
  rule: null,
  evidence: '',
  clearsAt,
});

describe('toVerdict', () => {
  it('waits for the moment at which the policy says it becomes eligible', () => {
    const eligibleAt = new Date('2026-11-21T08:00:00Z');
    const answer = { eligible: false, blocks: [block('CONTACTING_HOURS', eligibleAt)], eligibleAt } as const;
    expect(toVerdict(ENTRY, answer, NOW)).toMatchObject({
      state: 'waiting',
      eligibleAt,
      blocks: ['CONTACTING_HOURS'],
    });
  });

  it('looks again within seconds when only a live attempt is in the way', () => {
    const verdict = toVerdict(
      ENTRY,
      { eligible: false, blocks: [block('IN_FLIGHT')], eligibleAt: null },
      NOW,
    );
    expect(verdict).toMatchObject({ state: 'waiting', eligibleAt: new Date(NOW.getTime() + 10_000) });
  });

  it('blocks what only a person can free, also when a live attempt is in the way too', () => {
    const answer = {
      eligible: false,
      blocks: [block('IN_FLIGHT'), block('ZONE_UNKNOWN')],
      eligibleAt: null,
    } as const;
    expect(toVerdict(ENTRY, answer, NOW)).toMatchObject({ state: 'blocked', eligibleAt: null });
  });

  it('looks again when a live attempt ends, though another number of the contact is held for good', () => {
    const answer = {
      eligible: false,
      blocks: [
        { ...block('IN_FLIGHT'), number: '+32470000001' },
        { ...block('DNC'), number: '+32470000002' },
        { ...block('CAP'), number: '+32470000003', clearsAt: new Date(NOW.getTime() + 86_400_000) },
      ],
      eligibleAt: null,
    } as const;
    expect(toVerdict(ENTRY, answer, NOW)).toMatchObject({
      state: 'waiting',
      eligibleAt: new Date(NOW.getTime() + 10_000),
    });
  });

  it('puts a promised call before every priority, the earliest promise first', () => {
    const rankAt = (dueAt: string): bigint | null =>
      toVerdict(
        ENTRY,
        {
          eligible: true,
          until: NOW,
          number: {} as NumberFacts,
          numberIndex: 0,
          skipped: [],
          callback: { id: 'p', dueAt: new Date(dueAt), number: '', agent: null, isOwn: true },
        },
        NOW,
      ).rank;
    const [early, late] = [rankAt('2026-11-20T11:00:00Z')!, rankAt('2126-11-20T11:00:00.001Z')!];
    expect(early < late && late < rankOf({ priority: 0, tries: 1, lineNumber: 0 })).toBe(true);
    expect(early >= -(2n ** 63n)).toBe(true);
  });

  it('ends an entry that has no number left', () => {
    expect(
      toVerdict(ENTRY, { eligible: false, blocks: [block('NO_NUMBER')], eligibleAt: null }, NOW),
    ).toMatchObject({
      state: 'done',
    });
  });
});

describe('rankOf', () => {
  it('puts priority first, then people already tried, then the order of the file', () => {
    const fresh = { priority: 5, tries: 0, lineNumber: 3 };
    const ranks = [
      { ...fresh, priority: 4, lineNumber: 9_999_999 },
      { ...fresh, tries: 1, lineNumber: 50 },
      fresh,
      { ...fresh, lineNumber: 4 },
    ].map(rankOf);
    expect([...ranks].sort((a, b) => (a < b ? -1 : 1))).toEqual(ranks);
  });
});
