import { seededChance } from './chance.js';
import { decideOutcome, DEFAULT_OUTCOME_WEIGHTS, type OutcomeSettings } from './outcomes.js';

describe('the outcome of a dial', () => {
  let settings: OutcomeSettings;
  beforeEach(() => {
    settings = { outcomes: {}, outcomeBy: 'digits', outcomeWeights: { ...DEFAULT_OUTCOME_WEIGHTS } };
  });
  const decide = (number: string) => decideOutcome(number, settings, seededChance(7));

  it.each([
    ['00', 'answered'],
    ['69', 'answered'],
    ['70', 'no_answer'],
    ['84', 'no_answer'],
    ['85', 'busy'],
    ['92', 'busy'],
    ['93', 'congestion'],
    ['95', 'congestion'],
    ['96', 'failed'],
    ['98', 'failed'],
    ['99', 'cancelled'],
  ])('follows the last two digits: %s is %s', (digits, outcome) => {
    expect(decide(`+32 2 123 45 ${digits}`)).toBe(outcome);
  });

  it('follows the script first, digits only', () => {
    settings.outcomes = { '12345601': 'busy' };
    expect(decide('12-345-601')).toBe('busy');
  });

  it('uses a scripted list up and keeps its last entry', () => {
    settings.outcomes = { '1201': ['no_answer', 'busy', 'answered'] };
    expect([1, 2, 3, 4].map(() => decide('1201'))).toEqual(['no_answer', 'busy', 'answered', 'answered']);
  });

  it('follows the weights when chance decides', () => {
    settings.outcomeBy = 'chance';
    settings.outcomeWeights = { answered: 0, no_answer: 0, busy: 0, congestion: 0, failed: 2, cancelled: 0 };
    expect(decide('1200')).toBe('failed');
  });

  it('draws weighted outcomes in about their shares', () => {
    settings.outcomeBy = 'chance';
    const chance = seededChance(3);
    const drawn = Array.from({ length: 2000 }, () => decideOutcome('1200', settings, chance));
    const answered = drawn.filter((outcome) => outcome === 'answered').length;
    expect(answered).toBeGreaterThan(1300);
    expect(answered).toBeLessThan(1500);
  });
});
