import { judgeRace, type RaceFacts } from './judge-race.js';

const facts = (changes: Partial<RaceFacts> = {}): RaceFacts => ({
  additions: [
    { number: '+3241', answeredAtMs: 1_000, wasPastGate: false },
    { number: '+3242', answeredAtMs: 1_000, wasPastGate: false },
    { number: '+3243', answeredAtMs: 1_000, wasPastGate: true },
  ],
  // The first never rang, the second before, the third after, as its answer had said.
  dials: [
    { number: '3242', atMs: 900 },
    { number: '3243', atMs: 1_400 },
    { number: '3299', atMs: 5_000 },
  ],
  wanted: 3,
  nodes: 2,
  sent: 3,
  seconds: 1,
  ...changes,
});

describe('the verdict on a race', () => {
  it('is clean when every call after an answer was named in it', () => {
    expect(judgeRace(facts())).toMatchObject({
      problems: [],
      summary: expect.stringContaining('0 broke the promise') as string,
    });
  });

  it.each([
    [
      'a call after the answer that it did not name',
      { dials: [...facts().dials, { number: '3241', atMs: 1_001 }] },
      'did not name',
    ],
    ['a named call long after', { dials: [...facts().dials, { number: '3243', atMs: 2_600 }] }, 'later'],
    ['an addition that was not answered', { wanted: 4 }, '3 of 4'],
    ['a single process', { nodes: 1 }, 'no race of two'],
    ['nothing that rang before', { dials: [] }, 'no number had rung'],
  ])('fails on %s', (_title, changes, words) => {
    expect(judgeRace(facts(changes)).problems.join()).toContain(words);
  });
});
