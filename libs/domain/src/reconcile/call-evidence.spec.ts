import { type AttemptTraits, evidenceOf, type RecordTraits } from './call-evidence.js';
import { type CandidateTraits, whyNotMatched } from './why-not-matched.js';

const SENT = new Date('2026-11-20T12:00:00Z');
const after = (seconds: number): Date => new Date(SENT.getTime() + seconds * 1_000);

const record: RecordTraits = {
  startedAt: after(3),
  source: '3225550000',
  destination: '0032470123456',
  correlationId: null,
  guid: null,
};
const attempt: AttemptTraits = {
  correlationId: 'a'.repeat(32),
  number: '+32470123456',
  dialedAs: '32470123456',
  method: 'masked_call',
  sendingAt: SENT,
  vendorRef: null,
  ownNumber: '3225550000',
};
const candidate: CandidateTraits = { ...attempt, state: 'ACCEPTED', records: 0 };
const holds = (of: RecordTraits, by: AttemptTraits) =>
  Object.fromEntries(evidenceOf(of, by).map((one) => [one.code, one.holds]));

describe('the evidence between a record and an attempt', () => {
  it('says what both have in common, and what the record does not carry', () => {
    expect(holds(record, attempt)).toEqual({
      correlation_id: 'absent',
      vendor_id: 'absent',
      number: 'yes',
      own_number: 'yes',
      time: 'yes',
    });
    expect(evidenceOf(record, attempt).at(-1)).toMatchObject({ seconds: 3 });
  });

  it('forgives a national form of the number, and no other', () => {
    expect(holds({ ...record, destination: '0470123456' }, attempt)['number']).toBe('yes');
    expect(holds({ ...record, destination: '0470123457' }, attempt)['number']).toBe('no');
  });

  it('tells an id that is ours from one that is not', () => {
    const carried = { ...record, correlationId: attempt.correlationId, guid: 'g1' };
    expect(holds(carried, { ...attempt, vendorRef: 'g2' })).toMatchObject({
      correlation_id: 'yes',
      vendor_id: 'no',
    });
  });

  it('has no time for what was never sent, and none of the own number where there is none', () => {
    const found = holds(record, { ...attempt, sendingAt: null, ownNumber: null });
    expect(found['time']).toBe('absent');
    expect(found).not.toHaveProperty('own_number');
  });
});

describe('why an attempt is not the one of a record', () => {
  const why = (of: RecordTraits, ...candidates: CandidateTraits[]) => whyNotMatched(of, candidates);

  it('finds no reason against the only one that fits', () => {
    expect(why(record, candidate)).toEqual([[]]);
  });

  it('says that several fit, and leaves those aside that do not', () => {
    const late = { ...candidate, sendingAt: after(-3_600) };
    expect(why(record, candidate, candidate, late)).toEqual([
      ['several_fit'],
      ['several_fit'],
      ['not_in_time'],
    ]);
  });

  it.each([
    ['carries_other_id', { correlationId: 'b'.repeat(32) }, {}],
    ['carries_no_id', {}, { method: 'ivr_call', ownNumber: null }],
    ['never_sent', {}, { sendingAt: null, state: 'RELEASED' }],
    ['not_in_time', { startedAt: after(601) }, {}],
    ['not_in_time', { startedAt: after(-121) }, {}],
    ['other_number', { destination: '0470123456' }, {}],
    ['other_own_number', { source: '3225550001' }, {}],
    ['has_record', {}, { records: 1, state: 'CLOSED' }],
    ['was_closed', {}, { state: 'CLOSED' }],
  ] as const)('says %s', (code, ofRecord, ofCandidate) => {
    expect(why({ ...record, ...ofRecord }, { ...candidate, ...ofCandidate })).toEqual([[code]]);
  });
});
