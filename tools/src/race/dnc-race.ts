import { dispatchKit, seedCampaign } from '@callspool/api/dispatch-kit';
import type { AddDncAnswer, ConnectionView } from '@callspool/contracts';
import { randomBytes, randomInt } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { BENCH_SETTINGS } from '../bench/bench-desk.js';
import { DemoClient } from '../demo/api-client.js';
import { Simulators } from '../demo/simulators.js';
import { say } from '../output/say.js';
import { startApi } from '../process/api-service.js';
import { PlainFailure } from '../process/plain-failure.js';
import { reservePort } from '../process/ports.js';
import { WORK_DIR } from '../process/root.js';
import { startRunDatabase, type RunDatabase } from '../process/run-database.js';
import { inScope, type Scope } from '../process/scope.js';
import { judgeRace, type Addition, type RaceVerdict } from './judge-race.js';

const CAMPAIGNS = 8;
const ADDERS = 12;
/** Contacts for each number that is added, so that there is something to dial besides. */
const CONTACTS_PER_ADDITION = 2;
const FIRST_NUMBER = 470_000_000;
const PER_CAMPAIGN = 1_000_000;
/** After the last answer a call that had passed the gate is still to be seen at the vendor. */
const SETTLE_MS = 5_000;

/**
 * Adds thousands of do-not-call numbers, one after another and always about to be dialled, while two service processes
 * dispatch as fast as they can; then holds every answer against the simulated vendor's own record of what rang and when.
 */
export function dncRace(args: readonly string[]): Promise<number> {
  const additions = readAdditions(args);
  return inScope(async (scope) => {
    const verdict = await race(scope, additions);
    for (const problem of verdict.problems) say(`FAIL  ${problem}`);
    say(verdict.summary);
    return verdict.problems.length === 0 ? 0 : 1;
  });
}

async function race(scope: Scope, additions: number): Promise<RaceVerdict> {
  const zones = { ucontact: 'America/Montevideo', iexpbx: 'Europe/Istanbul' };
  const simulators = await Simulators.start(scope, zones);
  await simulators.configure({ iexpbx: { engine: { instant: true, lines: 10_000 } } });
  const database = await startRunDatabase(scope, 'bench', BENCH_SETTINGS);
  const nodes = await startTwo(scope, database);
  const connection = await nodes[0].post<ConnectionView>('/connections', {
    kind: 'iexpbx',
    name: 'The dialer of the race',
    baseUrl: simulators.iexpbxUrl,
    username: 'apiuser',
    password: 'password',
    timeZone: zones.iexpbx,
    maxConcurrent: 64,
  });
  const each = Math.ceil((additions * CONTACTS_PER_ADDITION) / CAMPAIGNS);
  say(`race: ${CAMPAIGNS} campaigns of ${each} contacts on two processes, ${additions} numbers to add`);
  const campaignIds = await seedAll(scope, database, connection.id, each);
  const frontier = new Frontier(database, campaignIds, each, additions);
  const startedAt = Date.now();
  const watching = frontier.watch(scope.signal);
  const answers = await addAll(nodes, frontier);
  await sleep(SETTLE_MS);
  frontier.stop();
  await watching;
  const seconds = (Date.now() - startedAt - SETTLE_MS) / 1_000;
  const { rows } = await database.handle.pool.query<{ nodes: number; sent: number }>(
    `select count(distinct node_id)::int as nodes, count(*)::int as sent from attempt where sending_at is not null`,
  );
  return judgeRace({
    additions: answers,
    dials: (await simulators.dials()).map(({ number, at }) => ({ number, atMs: at.getTime() })),
    wanted: additions,
    nodes: rows[0]?.nodes ?? 0,
    sent: rows[0]?.sent ?? 0,
    seconds,
  });
}

/** Two processes of the whole service on one database. */
async function startTwo(scope: Scope, database: RunDatabase): Promise<[DemoClient, DemoClient]> {
  const log = createWriteStream(path.join(WORK_DIR, 'race.log'));
  const signIn = { email: 'race@callspool.local', password: randomBytes(12).toString('hex') };
  const secret = randomBytes(32).toString('base64');
  const start = async (): Promise<DemoClient> => {
    const reserved = await reservePort(4700);
    await reserved.release();
    const url = `http://127.0.0.1:${reserved.port}`;
    await startApi({
      port: reserved.port,
      publicUrl: url,
      env: {
        DATABASE_URL: database.url,
        DATABASE_DIRECT_URL: undefined,
        CALLSPOOL_DATA_DIR: path.join(WORK_DIR, 'race'),
        CALLSPOOL_SECRET_KEY: secret,
        ADMIN_EMAIL: signIn.email,
        ADMIN_PASSWORD: signIn.password,
        ROLE: 'all',
        LOG_LEVEL: 'warn',
      },
      onLine: (line) => void log.write(`${line}\n`),
      onSpawn: (service) => scope.defer(() => service.stop()),
    });
    const client = new DemoClient(() => url, url, scope.signal);
    await client.post('/session', signIn);
    return client;
  };
  return [await start(), await start()];
}

async function seedAll(
  scope: Scope,
  { url }: RunDatabase,
  connectionId: string,
  each: number,
): Promise<string[]> {
  const kit = dispatchKit({ url });
  scope.defer(() => kit.close());
  const ids: string[] = [];
  for (let index = 0; index < CAMPAIGNS; index++) {
    const firstNumber = FIRST_NUMBER + index * PER_CAMPAIGN;
    const { campaignId } = await seedCampaign(kit.database, { contacts: each, connectionId, firstNumber });
    ids.push(campaignId);
  }
  return ids;
}

/** How far each campaign has come, so that the numbers added are those that are just about to be sent, or have just been. */
class Frontier {
  private readonly reached: number[];
  private readonly open: Set<number>[];
  private left: number;
  private isOver = false;

  constructor(
    private readonly database: RunDatabase,
    private readonly campaignIds: readonly string[],
    private readonly each: number,
    additions: number,
  ) {
    this.reached = campaignIds.map(() => 0);
    this.open = campaignIds.map(() => new Set(Array.from({ length: each }, (_, line) => line)));
    this.left = additions;
  }

  async watch(signal: AbortSignal): Promise<void> {
    while (!this.isOver && !signal.aborted) {
      const { rows } = await this.database.handle.pool.query<{ id: string; count: number }>(
        'select campaign_id as id, count(*)::int as count from attempt group by 1',
      );
      for (const { id, count } of rows) this.reached[this.campaignIds.indexOf(id)] = count;
      await sleep(100);
    }
  }

  stop(): void {
    this.isOver = true;
  }

  /** The next number to add; null when all are. */
  take(): string | null {
    if (this.left === 0) return null;
    this.left--;
    const campaign = randomInt(this.campaignIds.length);
    const open = this.open[campaign];
    if (open === undefined || open.size === 0) throw new PlainFailure('A campaign has run out of numbers.');
    const wanted = Math.max(0, (this.reached[campaign] ?? 0) + randomInt(220) - 40);
    let line = Math.min(this.each - 1, wanted);
    while (line < this.each && !open.has(line)) line++;
    if (line === this.each) line = [...open].at(-1) ?? 0;
    open.delete(line);
    return `+32${FIRST_NUMBER + campaign * PER_CAMPAIGN + line + 1}`;
  }
}

/** One number a request, half of them to each process. */
async function addAll(nodes: readonly DemoClient[], frontier: Frontier): Promise<Addition[]> {
  const done: Addition[] = [];
  const adder = async (index: number): Promise<void> => {
    const node = nodes[index % nodes.length];
    for (let number = frontier.take(); node !== undefined && number !== null; number = frontier.take()) {
      const answer = await node.post<AddDncAnswer>('/dnc', {
        reason: 'race',
        entries: [{ value: number }],
      });
      const past = answer.alreadyPastGate.length > 0;
      done.push({ number, answeredAtMs: Date.now(), wasPastGate: past });
      if (done.length % 1_000 === 0) say(`race: ${done.length} numbers added`);
    }
  };
  await Promise.all(Array.from({ length: ADDERS }, (_, index) => adder(index)));
  return done;
}

function readAdditions(args: readonly string[]): number {
  const { values } = parseArgs({ args: [...args], options: { additions: { type: 'string' } } });
  const additions = Number(values.additions ?? 10_000);
  if (Number.isInteger(additions) && additions > 0) return additions;
  throw new PlainFailure(`--additions takes a whole number above 0, not "${values.additions}".`);
}
