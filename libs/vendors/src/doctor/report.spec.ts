import { reportText, withoutSecrets, type DoctorReport } from './report.js';

const report: DoctorReport = {
  kind: 'iexpbx',
  url: 'http://pbx.example',
  at: '2026-03-02T10:00:00.000Z',
  verdict: 'trouble',
  sentence: 'The PBX knows desk-user, not p+ss/w&rd.',
  clock: { offsetMs: -61_200, plusMinusMs: 510 },
  checks: [
    { name: 'queues', state: 'works', what: '2 queues', ms: 12 },
    { name: 'members', state: 'strange', what: 'It said: password=p%2Bss%2Fw%26rd', ms: 3 },
    { name: 'push in bulk', state: 'not_there', what: 'It has no lists.', ms: null },
  ],
  drift: ['queues: unknown field colour'],
  requests: [{ operation: 'queues', status: 200, ms: 12, outcome: 'ok' }],
};

it('is for people: state, words and times of each, the clock, the drift and the requests', () => {
  expect(reportText(report)).toBe(
    [
      'iexpbx at http://pbx.example, 2026-03-02T10:00:00.000Z',
      'The PBX knows desk-user, not p+ss/w&rd.',
      "Its clock: 61.2 s behind this machine's (within 0.5 s).",
      '',
      '  works      queues               12 ms  2 queues',
      '  STRANGE    members              3 ms  It said: password=p%2Bss%2Fw%26rd',
      '  not there  push in bulk         It has no lists.',
      '',
      'Drift (said, and not in the vendor’s documents):',
      '  queues: unknown field colour',
      'Requests:',
      '  queues: 200, 12 ms, ok',
    ].join('\n'),
  );
});

it.each([
  [{ offsetMs: 1_500, plusMinusMs: 500 }, "Its clock: 1.5 s ahead of this machine's (within 0.5 s)."],
  [null, 'Its clock: not known.'],
])('says of the clock %j: %s', (clock, line) => {
  expect(reportText({ ...report, clock }).split('\n')[2]).toBe(line);
});

it('shows no secret in any spelling', () => {
  const text = JSON.stringify(withoutSecrets(report, ['p+ss/w&rd', 'desk-user']));
  expect([/p\+ss|p%2Bss|desk-user/.test(text), text.split('[hidden]').length]).toEqual([false, 4]);
});

it.each(['p&amp;s', String.raw`p\u0026s`, 'p%26s', btoa('p&s'), btoa('desk-user:p&s')])(
  'shows no secret spelled %s',
  (echo) => {
    const sentence = `It said ${echo}.`;
    const shown = withoutSecrets({ ...report, sentence }, ['p&s', 'desk-user']).sentence;
    expect(shown).toMatch(/^It said \[hidden\]=*\.$/);
  },
);

// A user may be named like the vendor, or like a word of the report.
it('keeps its own words whatever the user is called', () => {
  expect(withoutSecrets(report, ['iexpbx', 'trouble', 'works', 'queues'])).toMatchObject({
    kind: 'iexpbx',
    verdict: 'trouble',
    checks: [{ name: 'queues', state: 'works', what: '2 [hidden]' }, {}, {}],
    requests: [{ operation: 'queues' }],
  });
});
