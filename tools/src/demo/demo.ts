import type { SessionView } from '@callspool/contracts';
import { say } from '../output/say.js';
import { inScope, type Scope } from '../process/scope.js';
import { startRunDatabase, type RunDatabase } from '../process/run-database.js';
import { DemoClient } from './api-client.js';
import { runChecks } from './checks/all-checks.js';
import type { CampaignFact, RunFacts } from './checks/facts.js';
import { connectVendors, VENDOR_ZONES } from './connect-vendors.js';
import { DemoService } from './demo-service.js';
import { MiddleOfTheRun } from './middle-of-the-run.js';
import { readDemoOptions, type DemoOptions } from './options.js';
import { readStoredFacts } from './read-facts.js';
import { readCampaignRows, readWaitingRows } from './report/read-report.js';
import { summarized } from './report/waiting.js';
import { reportText, type RunReport } from './report/result-table.js';
import { runCampaigns } from './run-campaigns.js';
import { Simulators } from './simulators.js';
import { importContacts, importDnc } from './upload-contacts.js';
import { watchRun } from './watch-run.js';

/** A whole campaign on simulated vendors: upload, policy, two dialers, reconciliation, report and checks. */
export function demo(args: readonly string[]): Promise<number> {
  // npm changes into the folder of package.json; what a person typed is relative to where they were.
  const options = readDemoOptions(args, process.env.INIT_CWD ?? process.cwd());
  return inScope(async (scope) => {
    const started = performance.now();
    const { service, report } = await runDemo(scope, options, () => (performance.now() - started) / 1000);
    const holds = report.checks.every((check) => check.ok);
    say(`\n${reportText(report)}\n`);
    if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    say(holds ? 'Every check holds.' : 'Not every check holds; see above.');
    if (options.exit) return holds ? 0 : 1;
    sayWhereToLook(service);
    await scope.untilAborted();
    return 0;
  });
}

async function runDemo(
  scope: Scope,
  options: DemoOptions,
  seconds: () => number,
): Promise<{ service: DemoService; report: RunReport }> {
  say('Starting the database, the simulated vendors and the service.');
  const database = await startRunDatabase(scope, 'demo');
  const simulators = await Simulators.start(scope, VENDOR_ZONES);
  const service = await DemoService.start(scope, database.url);
  const client = new DemoClient(() => service.apiUrlNow, service.consoleUrl, scope.signal);
  await client.post<SessionView>('/session', service.signIn);

  say('Connecting the two vendors.');
  const connections = await connectVendors(client, simulators);
  say('Uploading.');
  await importDnc(client);
  const list = await importContacts(client, options);
  say('Starting the campaigns.');
  const campaigns = await runCampaigns(client, connections, list);
  const middle = new MiddleOfTheRun(client, database.handle, service, options.killService);
  await watchRun({
    database: database.handle,
    signal: scope.signal,
    onProgress: (share) => middle.onProgress(share),
  });
  return { service, report: await makeReport(database, simulators, campaigns, middle.pastGate, seconds()) };
}

async function makeReport(
  database: RunDatabase,
  simulators: Simulators,
  campaigns: readonly CampaignFact[],
  pastGate: readonly string[],
  seconds: number,
): Promise<RunReport> {
  // What rang is read first: a dial after that look has its attempt in the later one.
  const dials = await simulators.dials();
  const stored = await readStoredFacts(database.handle);
  const facts: RunFacts = {
    ...stored,
    dials,
    vendorSpool: await simulators.spool(),
    violations: await simulators.violations(),
    campaigns,
    pastGate,
  };
  return {
    seconds: Math.round(seconds),
    campaigns: await readCampaignRows(database.handle),
    imports: stored.imports,
    waiting: summarized(await readWaitingRows(database.handle)),
    dials: {
      ucontact: dials.filter(({ vendor }) => vendor === 'ucontact').length,
      iexpbx: dials.filter(({ vendor }) => vendor === 'iexpbx').length,
    },
    checks: runChecks(facts),
  };
}

function sayWhereToLook(service: DemoService): void {
  say('');
  say(`  Console    ${service.consoleUrl}`);
  say(`  API        ${service.apiUrl}/api/v1   (description: ${service.apiUrl}/api/v1/docs)`);
  say(`  Sign in    ${service.signIn.email}   ${service.signIn.password}`);
  say(`  Log        ${service.logFile}`);
  say('  Everything stays up until Ctrl-C.');
}
