import { demoCounts } from './demo-counts.js';

it('counts each check of the report, among whatever else was said', () => {
  const json = JSON.stringify({ checks: [{ ok: true }, { ok: false }, { ok: true }] }, null, 2);
  expect(demoCounts(`building…\n${json}\nbye`)).toEqual({ passed: 2, failed: 1 });
});

it('counts nothing when there is no report', () => {
  expect(demoCounts('The build failed.')).toEqual({ passed: 0, failed: 0 });
});
