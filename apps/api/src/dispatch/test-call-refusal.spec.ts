import { explainRefusal } from './test-call-refusal.js';

describe('explainRefusal', () => {
  it.each([
    ['STOPPED', 'lift the stop'],
    ['CAMPAIGN_NOT_RUNNING', 'start or resume it'],
    ['CONNECTION_DISABLED', 'enable the connection'],
    ['UNTIL', 'try again'],
    ['DNC', 'do-not-call list'],
    ['OCCUPIED', 'wait until that has ended'],
  ])('says for %s what to do, without the code', (code, advice) => {
    const text = explainRefusal(code);
    expect(text).toContain(advice);
    expect(text).not.toContain(code);
    expect(text).toMatch(/^The test call was not made: [^.]+\.$/);
  });

  it('passes on the words of the vendor as one sentence', () => {
    expect(explainRefusal('HTTP 403: no licence')).toBe('The test call was not made: HTTP 403: no licence.');
    expect(explainRefusal('Refused.')).toBe('The test call was not made: Refused.');
    expect(explainRefusal(null)).toBe('The test call was not made: no reason was given.');
  });
});
