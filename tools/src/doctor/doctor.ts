import { writeSync } from 'node:fs';
import { say } from '../output/say.js';
import { clockOffset } from './clock-offset.js';
import { readDoctorOptions, type DoctorOptions } from './doctor-options.js';
import { examinePhonebar } from './examine-phonebar.js';
import { examineServer } from './examine-server.js';
import type { Examined, Heard } from './examined.js';
import { identify, NAMES } from './identify.js';
import { readPassword } from './password.js';
import { exitCodeOf, reportText, withoutSecrets, type DoctorReport, type Verdict } from './report.js';

/** Looks at a real installation and says what works. Ends 0, 1 or 2 as `exitCodeOf` has it. */
export async function doctor(args: readonly string[]): Promise<number> {
  const options = readDoctorOptions(args);
  const password = options.user === '' ? '' : await readPassword(process.env, process.stdin);
  if (options.dial === null) say('Only reading: nothing is dialled or changed.');
  else say(`Dials ${options.dial} once, at the end.`);
  const report = await examine(options, password);
  writeSync(1, `${options.json ? JSON.stringify(report, null, 2) : reportText(report)}\n`);
  return exitCodeOf(report);
}

/** The whole report, without secrets. */
export async function examine(options: DoctorOptions, password: string): Promise<DoctorReport> {
  const heard: Heard = { requests: [], drifts: [] };
  const at = new Date().toISOString();
  const { probe, checks } = await examined(options, password, heard);
  const clock = probe.outcome === 'ok' ? await clockOffset(options.kind, options.url) : null;
  const report: DoctorReport = {
    kind: options.kind,
    url: options.url,
    at,
    ...(await verdictOf(options, { probe, checks })),
    clock,
    checks: [
      {
        name: 'connection',
        state: probe.outcome === 'ok' ? 'works' : isNo(probe.outcome) ? 'refused' : 'strange',
        what: probe.message,
        ms: probe.ms,
      },
      ...checks,
    ],
    drift: [...new Set(heard.drifts.map(({ operation, what }) => `${operation}: ${what}`))],
    requests: heard.requests.map(({ operation, status, ms, outcome }) => ({
      operation,
      status,
      ms,
      outcome,
    })),
  };
  return withoutSecrets(report, [password, options.user]);
}

function examined(options: DoctorOptions, password: string, heard: Heard): Promise<Examined> {
  const { kind } = options;
  return kind === 'xcally' || kind === 'motion'
    ? examinePhonebar({ ...options, kind }, heard)
    : examineServer({ ...options, kind }, password, heard);
}

const NOT_REACHED: ReadonlySet<string> = new Set([
  ...['host_unknown', 'port_closed', 'no_route', 'tls', 'proxy', 'connection_lost', 'no_answer'],
]);
const isNo = (outcome: string): boolean =>
  outcome === 'credentials' || outcome === 'refused' || outcome === 'throttled';

async function verdictOf(
  { kind, url }: DoctorOptions,
  { probe, checks }: Examined,
): Promise<{ readonly verdict: Verdict; readonly sentence: string }> {
  if (NOT_REACHED.has(probe.outcome))
    return { verdict: 'not_reachable', sentence: `Not reached. ${probe.message}` };
  if (probe.outcome !== 'ok') {
    const there = await identify(url);
    if (there.kind !== kind && (probe.outcome === 'wrong_product' || there.kind !== null))
      return {
        verdict: 'not_that_vendor',
        sentence: `This is not ${NAMES[kind]}: ${there.words} answers there.`,
      };
    return { verdict: 'trouble', sentence: probe.message };
  }
  const bad = checks
    .filter(({ state }) => state === 'refused' || state === 'strange')
    .map(({ name }) => name);
  return bad.length === 0
    ? { verdict: 'all_works', sentence: `${probe.message} All that was tried works.` }
    : { verdict: 'trouble', sentence: `${probe.message} Not in order: ${bad.join(', ')}.` };
}
