import { opening, reportText, type RunReport } from './result-table.js';
import { textTable } from './text-table.js';

const report: RunReport = {
  seconds: 12,
  campaigns: [
    {
      id: 'c1',
      name: 'Spring sale',
      state: 'running',
      method: 'dialer_push',
      entries: { done: 7, waiting: 3 },
      attempts: { CLOSED: 9 },
      results: { BUSY: 2, ANSWERED: 7 },
    },
  ],
  imports: [
    {
      fileName: 'a.csv',
      state: 'done',
      rowsRead: 12,
      rowsAccepted: 10,
      rowsRejected: 2,
      rejectCounts: { dnc: 2 },
    },
  ],
  waiting: [
    {
      campaign: 'Spring sale',
      state: 'waiting',
      reasons: ['CONTACTING_HOURS'],
      zones: ['Asia/Tokyo', 'Asia/Seoul'],
      entries: 3,
      nextAt: new Date('2026-03-02T23:00:00Z'),
    },
  ],
  dials: { ucontact: 9, iexpbx: 0 },
  checks: [
    { name: 'all is well', ok: true, problems: [], notes: ['one', 'two'] },
    {
      name: 'nothing broke',
      ok: false,
      problems: Array.from({ length: 12 }, (_, i) => `problem ${i}`),
      notes: [],
    },
  ],
};

it('names results by how often they came, and what waits with reason and opening', () => {
  const text = reportText(report);
  expect(text).toContain('ANSWERED 7, BUSY 2');
  expect(text).toContain('CONTACTING_HOURS  Asia/Tokyo and 1 more  2026-03-02 23:00 UTC (Tue 08:00 there)');
});

it('lists what a check found, ten of it, and counts the rest', () => {
  const text = reportText(report);
  expect(text).toContain('ok   all is well\n       one\n       two');
  expect(text).toContain('FAIL nothing broke\n       problem 0');
  expect(text).toContain('problem 9\n       and 2 more');
});

it('says so when nothing waits', () => {
  expect(reportText({ ...report, waiting: [] })).toContain('Still waiting\n  nothing');
});

it('gives the opening in UTC when no zone matters', () => {
  expect(opening(new Date('2026-03-02T23:00:00Z'), undefined)).toBe('2026-03-02 23:00 UTC');
});

it('puts numbers to the right and words to the left', () => {
  expect(
    textTable(
      ['name', 'n'],
      [
        ['a', '5'],
        ['bcdef', '1000'],
      ],
    ),
  ).toBe('  name      n\n  a         5\n  bcdef  1000');
});
