import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  startEscauxSimulator,
  startIexpbxSimulator,
  startMotionSimulator,
  startUcontactSimulator,
  startXcallySimulator,
} from '@callspool/vendor-simulators';
import type { CheckState, DoctorReport, VendorKind } from '@callspool/vendors';
import { readDoctorOptions } from './doctor-options.js';
import { examine, exitCodeOf } from './doctor.js';

const PASSWORD = 'p+ss/wo=d&x';
const sims = {
  ucontact: await startUcontactSimulator({ settings: { user: 'desk-user', password: PASSWORD } }),
  iexpbx: await startIexpbxSimulator({ settings: { username: 'desk-user', password: PASSWORD } }),
  escaux: await startEscauxSimulator(),
  xcally: await startXcallySimulator(),
  motion: await startMotionSimulator(),
};
const KINDS = Object.keys(sims) as VendorKind[];
beforeEach(async () => {
  for (const sim of Object.values(sims)) await sim.reset();
});
afterAll(async () => {
  for (const sim of Object.values(sims)) await sim.stop();
});

/** What the command reports of that kind at that address. */
function doctorOf(
  kind: VendorKind,
  { url = sims[kind].url, password = PASSWORD, more = [] as string[] } = {},
): Promise<DoctorReport> {
  const user = kind === 'ucontact' || kind === 'iexpbx' ? ['--user', 'desk-user'] : [];
  const escaux = kind === 'escaux' ? ['--api-version', '5.16.0', '--extension', '102'] : [];
  const options = readDoctorOptions(['--kind', kind, '--url', url, ...user, ...escaux, ...more]);
  return examine(options, user.length === 0 ? '' : password);
}
const stateOf = (report: DoctorReport, name: string): CheckState | undefined =>
  report.checks.find((check) => check.name === name)?.state;
const dialsOf = () => Object.values(sims).flatMap((sim) => sim.dials());

it.each(KINDS.filter((kind) => kind !== 'escaux'))(
  'finds all of %s in order, by reads alone',
  async (kind) => {
    const report = await doctorOf(kind);
    const tried = report.checks.filter(({ state }) => state !== 'not_there' && state !== 'not_tried');
    expect(tried.map(({ state, what }) => [state, what])).toEqual(tried.map(({ what }) => ['works', what]));
    expect([report.verdict, exitCodeOf(report), tried.length > 1]).toEqual(['all_works', 0, true]);
    expect(tried.every(({ ms }) => ms !== null)).toBe(true);
    expect(report.requests.every(({ outcome }) => outcome === 'ok')).toBe(true);
    expect([sims[kind].violations(), dialsOf()]).toEqual([[], []]);
  },
);

it('tells of a SOP whose event socket is not where it should be', async () => {
  const report = await doctorOf('escaux', { more: ['--event-port', '1'] });
  expect([stateOf(report, 'queues'), stateOf(report, 'events'), exitCodeOf(report)]).toEqual([
    'works',
    'strange',
    1,
  ]);
  expect(report.sentence).toContain('Not in order: events');
  expect([sims.escaux.violations(), dialsOf()]).toEqual([[], []]);
});

it.each(KINDS)('says how far the clock of %s is off', async (kind) => {
  const { clock } = await doctorOf(kind);
  expect(Math.abs(clock?.offsetMs ?? Infinity)).toBeLessThan(5_000);
});

it('finds a clock that is an hour ahead', async () => {
  const ahead = createServer((_request, response) => {
    response.writeHead(200, { date: new Date(Date.now() + 3_600_000).toUTCString() });
    response.end('[]');
  });
  await new Promise<void>((resolve) => ahead.listen(0, '127.0.0.1', resolve));
  const { clock } = await doctorOf('motion', {
    url: `http://127.0.0.1:${(ahead.address() as AddressInfo).port}`,
  });
  ahead.closeAllConnections();
  ahead.close();
  expect(Math.round((clock?.offsetMs ?? 0) / 60_000)).toBe(60);
});

it.each(['ucontact', 'iexpbx'] as const)('tells a wrong password of %s, and shows none', async (kind) => {
  const report = await doctorOf(kind, { password: 'not-the-one' });
  expect([report.verdict, stateOf(report, 'connection'), exitCodeOf(report)]).toEqual([
    'trouble',
    'refused',
    1,
  ]);
  expect(JSON.stringify(report)).not.toMatch(/not-the-one|desk-user/);
});

const strange = [
  ['ucontact', 'Supervisor/campaignstatus', 'campaigns'],
  ['iexpbx', 'users', 'members'],
  ['escaux', 'ccGetQueueMembers', 'members'],
  ['xcally', 'recents', 'recent calls'],
] as const;
it.each(strange)('tells which of %s is strange, and what came', async (kind, operation, name) => {
  await sims[kind].faults.add({ kind: 'htmlWith200', operation: operation.replace('Supervisor/', '') });
  const report = await doctorOf(kind);
  expect([stateOf(report, name), exitCodeOf(report)]).toEqual(['strange', 1]);
  expect(report.checks.find((check) => check.name === name)?.what).toContain('web page');
});

describe.each(KINDS)('when %s was meant', (kind) => {
  it.each(KINDS.filter((other) => other !== kind))('and %s answers, it says so', async (other) => {
    const report = await doctorOf(kind, { url: sims[other].url });
    expect([report.verdict, exitCodeOf(report)]).toEqual(['not_that_vendor', 2]);
    expect(report.sentence).toContain(
      {
        ucontact: 'uContact answers',
        iexpbx: 'IEXPBX answers',
        escaux: 'Escaux SOP answers',
        xcally: 'xCALLY v.2 answers',
        motion: 'XCALLY Motion answers',
      }[other],
    );
    expect(dialsOf()).toEqual([]);
  });

  it('and a web server answers, it says so', async () => {
    const web = createServer((_request, response) => response.end('<!DOCTYPE html><html>Welcome</html>'));
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
    const report = await doctorOf(kind, { url: `http://127.0.0.1:${(web.address() as AddressInfo).port}` });
    web.closeAllConnections();
    web.close();
    expect([report.verdict, exitCodeOf(report)]).toEqual(['not_that_vendor', 2]);
    expect(report.sentence).toContain('web server');
  });

  it('and the port is closed, it says so', async () => {
    await sims[kind].faults.add({ kind: 'portClosed' });
    const report = await doctorOf(kind);
    expect([report.verdict, exitCodeOf(report), report.clock]).toEqual(['not_reachable', 2, null]);
    expect(report.sentence).toMatch(/Not reached\. (Nothing|No phonebar) listens/);
  });
});

const dialling: [VendorKind, string[]][] = [
  ['ucontact', ['--campaign', 'Sales<-']],
  ['iexpbx', ['--dial-plan', 'outbound', '--ivr', '700']],
  ['escaux', ['--agent-phone', 'SDP40001']],
  ['xcally', []],
  ['motion', []],
];
it.each(dialling)('dials on %s only the number named, and once', async (kind, settings) => {
  const report = await doctorOf(kind, { more: ['--dial', '5551234', ...settings] });
  expect(report.checks.at(-1)).toMatchObject({ name: 'dial', state: 'works' });
  const tried =
    kind === 'escaux'
      ? 'agent-first call'
      : kind === 'motion' || kind === 'xcally'
        ? 'originate'
        : 'push one contact';
  expect(report.checks.map(({ name }) => name)).not.toContain(tried);
  for (
    let looks = 0;
    looks < 400 && !sims[kind].dials().some(({ number }) => number === '5551234');
    looks += 1
  )
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(sims[kind].dials().filter(({ number }) => number === '5551234')).toHaveLength(1);
});

it('never says of a dial in doubt that nothing rang', async () => {
  await sims.motion.faults.add({ kind: 'cutAfterActing', operation: 'originate' });
  const report = await doctorOf('motion', { more: ['--dial', '5551234'] });
  expect(report.checks.at(-1)?.what).not.toContain('Nothing rang');
  expect(sims.motion.dials()).toHaveLength(1);
});

// Of a Motion phonebar itself, an empty list is all that an idle one says.
it.each(KINDS.filter((kind) => kind !== 'motion'))(
  'asked for %s, takes a server that says the same at every path for no vendor',
  async (kind) => {
    const alike = createServer((_request, response) => response.end('[]'));
    await new Promise<void>((resolve) => alike.listen(0, '127.0.0.1', resolve));
    const report = await doctorOf(kind, { url: `http://127.0.0.1:${(alike.address() as AddressInfo).port}` });
    alike.closeAllConnections();
    alike.close();
    expect([report.verdict, report.sentence.includes('Motion')]).toEqual(['not_that_vendor', false]);
  },
);
