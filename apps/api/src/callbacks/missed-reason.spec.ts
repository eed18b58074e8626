import { type MissedFacts, missedReason } from './missed-reason.js';

const facts = (changes: Partial<MissedFacts> = {}): MissedFacts => ({
  campaignState: 'running',
  isStopped: false,
  entryState: 'waiting',
  blocks: [],
  eligibleAt: null,
  attempt: null,
  ...changes,
});

describe('why a promised call was missed', () => {
  const opening = new Date('2026-11-21T09:00:00Z');
  it.each<[string, Partial<MissedFacts>, string, string]>([
    ['it was called', { attempt: { result: 'BUSY', state: 'CLOSED', error: null } }, 'BUSY', 'not answered'],
    [
      'it was called, although it is paused now',
      { campaignState: 'paused', attempt: { result: 'NO_ANSWER', state: 'CLOSED', error: null } },
      'NO_ANSWER',
      'not answered',
    ],
    ['everything was stopped', { isStopped: true, campaignState: 'paused' }, 'STOPPED', 'stopped'],
    ['the campaign was paused', { campaignState: 'paused' }, 'CAMPAIGN_NOT_RUNNING', 'paused'],
    [
      'the hours were closed',
      { blocks: ['CONTACTING_HOURS'], eligibleAt: opening },
      'CONTACTING_HOURS',
      'open at 2026-11-21T09:00:00.000Z',
    ],
    ['of a cap', { blocks: ['CALLBACK_PENDING', 'CAP', 'MIN_GAP'] }, 'CAP', 'CAP, MIN_GAP'],
    [
      'the vendor refused',
      { attempt: { result: null, state: 'REFUSED', error: 'No such dial plan.' } },
      'REFUSED',
      'No such dial plan.',
    ],
    ['the contact was closed', { entryState: 'done' }, 'CONTACT_CLOSED', 'done'],
    ['nothing was free', {}, 'NO_LINE', 'No line'],
  ])('because %s', (_name, changes, code, words) => {
    expect(missedReason(facts(changes))).toEqual({ code, words: expect.stringContaining(words) });
  });
});
