import { contactable } from './contactable.js';
import {
  daily,
  dnc,
  entry,
  facts,
  NOW,
  number,
  numberCap,
  person,
  policy,
  promised,
  second,
  tried,
  utc,
} from './testing/contact-fixtures.js';

const DUE = utc('2026-01-05T12:00:00Z');
const withPromise = (changes: Parameters<typeof promised>[0] = {}, numbers = [number()]) =>
  facts(numbers, person({ callbacks: [promised(changes)] }));

describe('a promised call', () => {
  it('is not made before its moment, and names itself as what holds it back', () => {
    const verdict = contactable(entry(), withPromise(), policy(), NOW);
    expect(verdict).toMatchObject({
      eligible: false,
      blocks: [{ code: 'CALLBACK_PENDING', rule: 'p1', clearsAt: DUE }],
      eligibleAt: DUE,
    });
    expect(contactable(entry(), withPromise(), policy(), new Date(DUE.getTime() - 1)).eligible).toBe(false);
  });

  it('may be made from its moment on', () => {
    expect(contactable(entry(), withPromise(), policy(), DUE)).toMatchObject({
      eligible: true,
      callback: { id: 'p1' },
    });
  });

  it('holds back the other contacts of the same person, in words that tell them apart', () => {
    const mate = withPromise({ isOwn: false });
    const verdict = contactable(entry(), mate, policy(), NOW);
    expect(verdict).toMatchObject({
      eligible: false,
      blocks: [{ code: 'CALLBACK_PENDING', evidence: expect.stringContaining('Another contact') }],
      eligibleAt: DUE,
    });
    const after = contactable(entry(), mate, policy(), DUE);
    expect(after).toMatchObject({ eligible: true });
    expect(after).not.toHaveProperty('callback');
  });

  it('rings the number it was promised to, also one that was used up', () => {
    const both = withPromise({ number: '+32470123456' }, [number(), second()]);
    expect(contactable(entry({ numberIndex: 1 }), both, policy(), DUE)).toMatchObject({
      eligible: true,
      numberIndex: 0,
    });
    const later = withPromise({ number: '+3225121212' }, [number(), second()]);
    expect(contactable(entry(), later, policy(), DUE)).toMatchObject({ eligible: true, numberIndex: 1 });
  });

  it('is not made on another number when its own must not be called', () => {
    const forbidden = withPromise({}, [number({ dnc: [dnc()] }), second()]);
    expect(contactable(entry(), forbidden, policy(), DUE)).toMatchObject({
      eligible: false,
      blocks: [{ code: 'DNC', number: '+32470123456' }],
      eligibleAt: null,
    });
  });

  it('waits for the hours, the caps, the gap and the delay like every call', () => {
    const closed = policy({ contactingHours: daily('15:00', '20:00') });
    expect(contactable(entry(), withPromise(), closed, DUE)).toMatchObject({
      eligible: false,
      blocks: [{ code: 'CONTACTING_HOURS' }],
      eligibleAt: utc('2026-01-05T14:00:00Z'),
    });
    const attempts = [tried('2026-01-05T08:00:00Z'), tried('2026-01-05T09:00:00Z')];
    const full = withPromise({}, [number({ attempts })]);
    expect(contactable(entry(), full, policy({ caps: [numberCap] }), DUE)).toMatchObject({
      eligible: false,
      blocks: [{ code: 'CAP' }],
    });
    const delayed = entry({ notBefore: utc('2026-01-05T12:15:00Z') });
    expect(contactable(delayed, withPromise(), policy(), DUE)).toMatchObject({
      blocks: [{ code: 'RESPOOL_DELAY' }],
    });
  });

  it('is not made when its number is none of the contact any more', () => {
    expect(contactable(entry(), withPromise({ number: '+3290000000' }), policy(), DUE)).toMatchObject({
      eligible: false,
      blocks: [{ code: 'NO_NUMBER', evidence: expect.stringContaining('promised') }],
    });
  });

  it('brings the agent that the dialing method rings first', () => {
    const agentFirst = policy({ campaign: { requiresAgent: true } });
    expect(contactable(entry(), withPromise(), agentFirst, DUE)).toMatchObject({
      blocks: [{ code: 'AGENT_MISSING' }],
    });
    expect(contactable(entry(), withPromise({ agent: 'ana' }), agentFirst, DUE).eligible).toBe(true);
  });
});
