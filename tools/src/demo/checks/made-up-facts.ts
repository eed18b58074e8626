import type { AttemptFact, DialFact, RunFacts } from './facts.js';

const CAMPAIGN = 'c0000000-0000-4000-8000-000000000001';

/** A small run in which everything is right; tests break one thing in it. */
export function madeUpFacts(changes: Partial<RunFacts> = {}): RunFacts {
  return {
    dials: [madeUpDial()],
    attempts: [madeUpAttempt()],
    entries: [
      { id: 'e1', campaignId: CAMPAIGN, contactId: 'p1', state: 'done', attemptId: madeUpAttempt().id },
    ],
    vendorSpool: [],
    dnc: [],
    caps: [{ scope: 'number', max: 1, seconds: 86_400 }],
    violations: [],
    imports: [
      {
        fileName: 'a.csv',
        state: 'done',
        rowsRead: 2,
        rowsAccepted: 1,
        rowsRejected: 1,
        rejectCounts: { invalid: 1 },
      },
    ],
    campaigns: [
      {
        id: CAMPAIGN,
        name: 'Sales',
        vendor: 'ucontact',
        minGapSeconds: 5,
        contactingMinutes: { from: 480, to: 1260 },
      },
    ],
    expectedEntries: 1,
    pastGate: [],
    ...changes,
  };
}

export const madeUpAttempt = (changes: Partial<AttemptFact> = {}): AttemptFact => ({
  id: '01890000-0000-7000-8000-000000000001',
  campaignId: CAMPAIGN,
  number: '+3225550100',
  dialedAs: '003225550100',
  personId: 'person-1',
  state: 'CLOSED',
  result: 'ANSWERED',
  error: null,
  evidence: 'call_record',
  dialedAt: new Date('2026-03-02T10:00:00Z'),
  isOpen: false,
  zones: ['Europe/Brussels'],
  ...changes,
});

export const madeUpDial = (changes: Partial<DialFact> = {}): DialFact => ({
  id: 'ucontact-1',
  vendor: 'ucontact',
  at: new Date('2026-03-02T10:00:00Z'),
  number: '003225550100',
  leg: 'only',
  correlation: 'lead=01890000000070008000000000000001:name=Ann',
  outcome: 'answered',
  ...changes,
});
