import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { ConnectionHealth, ConnectionView, StopView } from '@callspool/contracts';
import { createDatabase, type DatabaseHandle } from '@callspool/database';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '@callspool/testing';
import { startUcontactSimulator, type UcontactSimulator } from '@callspool/vendor-simulators';
import { backup } from '../commands/backup.js';
import { restore } from '../commands/restore.js';
import { StartError } from '../common/errors/start-error.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.service.js';
import { JobsService } from '../jobs/jobs.service.js';
import { type ApiHarness, startApi, TEST_PASSWORD } from '../testing/api-harness.js';
import { seedCampaign } from '../testing/dispatch-kit.js';
import { BackupFileError } from './backup-frames.js';

const KEY = { CALLSPOOL_SECRET_KEY: Buffer.alloc(32, 1).toString('base64') };
const COUNTS = `
  select table_schema || '.' || table_name as name,
    (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I.%I', table_schema, table_name),
      false, true, '')))[1]::text::int as rows
  from information_schema.tables
  where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE' order by 1`;

type Counts = Readonly<Record<string, number>>;

describe('backup and restore', () => {
  let source: TestDatabase;
  let empty: { url: string; close(): Promise<void> };
  let target: DatabaseHandle;
  let dir: string;
  let file: string;
  let api: ApiHarness;
  beforeEach(async () => {
    source = await createTestDatabase();
    empty = await createEmptyDatabase();
    target = createDatabase({ url: empty.url, max: 5 });
    dir = mkdtempSync(path.join(tmpdir(), 'callspool backup test '));
    file = path.join(dir, 'a backup');
    api = await startApi({ database: source, env: KEY });
  });
  afterEach(async () => {
    await api.close();
    await target.close();
    await empty.close();
    await source.close();
    rmSync(dir, { recursive: true });
  });

  const run = async (command: typeof backup, url: string, args: string[]): Promise<string> => {
    const lines: string[] = [];
    const config = new Config({ DATABASE_URL: url, CALLSPOOL_DATA_DIR: dir, ...KEY });
    await command({ config, args, say: (line) => lines.push(line) });
    return lines.join('\n');
  };
  const countsOf = async (handle: DatabaseHandle): Promise<Counts> => {
    const { rows } = await handle.pool.query<{ name: string; rows: number }>(COUNTS);
    return Object.fromEntries(rows.map(({ name, rows: count }) => [name, count]));
  };

  it('brings everything back as it was at one moment, while the service wrote', async () => {
    const database = api.app.get(Database);
    const { campaignId } = await seedCampaign(database, { contacts: 500 });
    await seedAttempts(source.database, campaignId);
    // Pairs written together by a busy service: a backup of one moment never tells them apart.
    let isOver = false;
    const writing = (async () => {
      for (let pair = 0; !isOver; pair++) await writePair(source.database, pair);
    })();
    await source.database.transaction((tx) => api.app.get(JobsService).enqueue(tx, 'users.prune', {}));
    const said = await run(backup, source.url, [file]);
    isOver = true;
    await writing;
    expect(said).toMatch(
      /^\d+ rows of \d+ tables are in .* written and read again\.\nSecrets.*sealed with key/,
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);

    const restored = await run(restore, empty.url, [file]);
    expect(restored).toContain('opens what is sealed');
    const [before, after] = [await countsOf(source.database), await countsOf(target)];
    const moving = new Set(['public.contact_list', 'public.campaign_group', 'public.audit_entry']);
    const steady = (counts: Counts) => Object.entries(counts).filter(([name]) => !moving.has(name));
    expect(steady(after)).toEqual(steady(before));
    expect(after['public.contact_list']! - 1).toBe(after['public.campaign_group']);
    expect(after['public.contact_list']).toBeLessThan(before['public.contact_list']!);
    expect(await idsOf(target)).toEqual(await idsOf(source.database));
    expect(after['graphile_worker._private_jobs']).toBeGreaterThan(0);
  }, 60_000);

  it('lets the service go on with passwords, secrets and numbering, and dials nothing until a person says so', async () => {
    const ucontact: UcontactSimulator = await startUcontactSimulator({ settings: { password: 'its word' } });
    const admin = await api.signIn('admin');
    const { body: connection } = await admin.post<ConnectionView>('/connections', {
      kind: 'ucontact',
      name: 'A dialer',
      baseUrl: ucontact.url,
      username: 'apiuser',
      password: 'its word',
      timeZone: 'Europe/Madrid',
    });
    await source.database.transaction((tx) => api.app.get(JobsService).enqueue(tx, 'users.prune', {}));
    const { rows } = await source.database.pool.query<{ email: string }>('select email from app_user');
    await run(backup, source.url, [file]);
    await run(restore, empty.url, [file]);

    const there = await startApi({ database: { ...source, url: empty.url, database: target }, env: KEY });
    try {
      const person = there.signedOut();
      const signIn = await person.post('/session', { email: rows[0]?.email, password: TEST_PASSWORD });
      expect(signIn.status).toBe(201);
      const tested = await person.post<ConnectionHealth>(`/connections/${connection.id}/test`);
      expect(tested.body.outcome).toBe('ok');
      const { body: stop } = await person.get<StopView>('/stop');
      expect(stop).toMatchObject({
        stopped: true,
        reason: expect.stringContaining('Restored from the backup of'),
      });
      const { body: audit } = await person.get<{ items: object[] }>('/audit?action=everything.stopped');
      expect(audit.items).toHaveLength(1);
      // A sequence left behind would give out a number that a restored job has.
      await target.transaction((tx) => there.app.get(JobsService).enqueue(tx, 'users.prune', {}));
    } finally {
      await there.close();
      await ucontact.stop();
    }
  }, 60_000);

  it('refuses a database that is not empty, a file that is there, and a file that is not', async () => {
    await run(backup, source.url, [file]);
    await expect(run(restore, source.url, [file])).rejects.toThrow(/is not empty, it holds \d+ tables/);
    await expect(run(backup, source.url, [file])).rejects.toThrow(/already/);
    await expect(run(restore, empty.url, [path.join(dir, 'nothing')])).rejects.toThrow(/There is no file/);
    await expect(run(restore, empty.url, [])).rejects.toThrow(StartError);
    expect(readdirSync(dir)).toEqual(['a backup']);
  });

  it.each([
    ['cut off', (whole: string) => truncateSync(whole, statSync(whole).size - 20)],
    ['changed', (whole: string) => change(whole, (text) => text.replace('everywhere', 'everywhore'))],
    [
      'of a newer version',
      (whole: string) => change(whole, (text) => text.replace('_create_tables', '_create_tubles')),
    ],
    ['something else', (whole: string) => writeFileSync(whole, gzipSync('some other file, and rather long'))],
  ])('touches nothing when the file is %s', async (_name, spoil) => {
    await run(backup, source.url, [file]);
    spoil(file);
    const refusal = run(restore, empty.url, [file]);
    await expect(refusal).rejects.toThrow(Error);
    await expect(refusal.catch((error: unknown) => error instanceof BackupFileError)).resolves.toBe(true);
    expect(await countsOf(target)).toEqual({});
  });
});

const change = (file: string, how: (text: string) => string): void => {
  const text = gunzipSync(readFileSync(file)).toString('latin1');
  if (how(text) === text) throw new Error('Nothing to change.');
  writeFileSync(file, gzipSync(Buffer.from(how(text), 'latin1')));
};

/** Two rows in one transaction. */
const writePair = ({ sqlTransaction }: DatabaseHandle, pair: number): Promise<void> =>
  sqlTransaction(async (client) => {
    await client.query(
      `insert into contact_list (id, name, default_country, created_at, updated_at)
       values (gen_random_uuid(), $1, 'BE', now(), now())`,
      [`pair ${pair}`],
    );
    await client.query(
      `insert into campaign_group (id, name, created_at, updated_at) values (gen_random_uuid(), $1, now(), now())`,
      [`pair ${pair}`],
    );
  });

/** Attempts in three months that a fresh database has no partitions for, in this month, and outside every month. */
async function seedAttempts({ pool }: DatabaseHandle, campaignId: string): Promise<void> {
  await pool.query(
    `select ensure_month_partition('attempt', month::date) from unnest(array['2020-01-01', '2020-02-01', '2024-12-01']) month`,
  );
  await pool.query(
    `insert into attempt (id, campaign_id, connection_id, entry_id, contact_id, person_id, number, dialed_as, method,
       try_number, node_id, state, reserved_at, until)
     select uuid7(moment::timestamptz), $1, c.connection_id, e.id, e.contact_id, e.person_id, '+3225550000', '0', c.method,
       1, gen_random_uuid(), 'CLOSED', now(), now()
     from (select * from spool_entry where campaign_id = $1 order by id limit 20) e
       join campaign c on c.id = e.campaign_id,
       unnest(array['2020-01-15', '2020-02-15', '2024-12-31T23:59:59Z', now()::text, '2031-05-05']) moment`,
    [campaignId],
  );
}

/** The ids that partitions and references hold together, in order. */
async function idsOf({ pool }: DatabaseHandle): Promise<unknown> {
  const { rows } = await pool.query(
    `select tableoid::regclass::text as part, count(*)::int as rows, min(id::text) as first, max(id::text) as last
     from attempt group by 1 order by 1`,
  );
  return rows;
}
