import { gzipSync } from 'node:zlib';
import type {
  DncCheckAnswer,
  DncRecallView,
  DncRegistryVersionView,
  DncRegistryView,
  ListImportView,
  Page,
  StoredFileView,
} from '@callspool/contracts';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../common/clock/clock.js';
import { runImport } from '../contact-lists/run-import.js';
import { Database } from '../database/database.service.js';
import { FileStore } from '../files/file-store.js';
import { Spool } from '../spool/spool.service.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { zipOf } from '../testing/packing.js';
import { type DispatchKit, dispatchKit, seedCampaign } from '../testing/dispatch-kit.js';
import { DncRegistryVersionsRepository } from './dnc-registry-versions.repository.js';
import { NumbersRepository } from './numbers.repository.js';
import { RegistrySwitch } from './registry-switch.js';
import { RegistryUpkeep } from './registry-upkeep.js';
import { runRegistryVersion, type RegistryVersionJob } from './run-registry-version.js';

let api: ApiHarness;
let manager: ApiClient;

beforeAll(async () => {
  api = await startApi();
  manager = await api.signIn('manager');
}, 60_000);
afterAll(() => api?.close());
beforeEach(() =>
  api.database.database.pool.query(
    `update dnc_registry set removed_at = now(), updated_at = now() - interval '1 day' where removed_at is null`,
  ),
);

const sql = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await api.database.database.pool.query(text, values)).rows as Row[];
let made = 0;
const create = async (request: object = {}): Promise<DncRegistryView> => {
  const body = { name: `Register ${++made}`, country: 'US', ...request };
  const answer = await manager.post<DncRegistryView>('/dnc-registries', body);
  expect(answer).toMatchObject({ status: 201 });
  return answer.body;
};
const get = async (id: string) => (await manager.get<DncRegistryView>(`/dnc-registries/${id}`)).body;
const order = async (registryId: string, content: string | Buffer, request: object = {}) => {
  const upload = await manager.post<StoredFileView>('/files?name=national.txt', content);
  const body = { fileId: upload.body.id, ...request };
  return manager.post<DncRegistryVersionView & { issues?: object[]; code?: string }>(
    `/dnc-registries/${registryId}/versions`,
    body,
  );
};
const run = (versionId: string, changes: Partial<RegistryVersionJob> = {}) =>
  runRegistryVersion({
    versions: api.app.get(DncRegistryVersionsRepository),
    numbers: api.app.get(NumbersRepository),
    files: api.app.get(FileStore),
    switchOver: api.app.get(RegistrySwitch),
    clock: api.app.get(Clock),
    versionId,
    ...changes,
  });
const load = async (registryId: string, content: string | Buffer, request: object = {}) => {
  const { status, body } = await order(registryId, content, request);
  expect(status).toBe(202);
  const end = await run(body.id);
  return { end, version: await version(registryId, body.id) };
};
const version = async (registryId: string, id: string) =>
  (await manager.get<DncRegistryVersionView>(`/dnc-registries/${registryId}/versions/${id}`)).body;
const tableOf = async (registryId: string): Promise<string> =>
  (
    await sql<{ name: string }>('select numbers_table as name from dnc_registry where id = $1', [registryId])
  )[0]!.name;
const numbers = async (registryId: string): Promise<string[]> =>
  (await sql<{ number: string }>(`select number from ${await tableOf(registryId)} order by 1`)).map(
    (row) => row.number,
  );
const check = async (number: string, query = '') =>
  (await manager.get<DncCheckAnswer>(`/dnc/check?number=${encodeURIComponent(number)}${query}`)).body;

describe('a registry', () => {
  it('is closed to whoever may not, and says every mistake at once', async () => {
    const agent = await api.signIn('agent');
    const uploader = await api.signIn('uploader');
    expect((await api.signedOut().get('/dnc-registries')).status).toBe(401);
    expect((await agent.get('/dnc-registries')).status).toBe(403);
    expect((await uploader.post('/dnc-registries', { name: 'x' })).status).toBe(403);
    expect((await manager.get('/dnc-registries/nonsense')).status).toBe(400);
    expect((await manager.get(`/dnc-registries/${uuidv7()}`)).status).toBe(404);
    const bad = await manager.post<{ issues: { path: string }[] }>('/dnc-registries', {
      name: '',
      maxAgeDays: 0,
      countries: ['Belgium'],
    });
    expect(bad.status).toBe(400);
    expect(bad.body.issues.map(({ path }) => path).sort()).toEqual(['countries.0', 'maxAgeDays', 'name']);
    expect(await manager.post('/dnc-registries', { name: 'x', scope: 'group' })).toMatchObject({
      status: 422,
      body: { issues: [{ path: 'groupId' }] },
    });
    expect(
      await manager.post('/dnc-registries', { name: 'x', scope: 'campaign', campaignId: uuidv7() }),
    ).toMatchObject({ status: 422, body: { issues: [{ path: 'campaignId' }] } });
    const { name } = await create();
    expect(await manager.post('/dnc-registries', { name })).toMatchObject({
      status: 409,
      body: { code: 'dnc_registry.name_taken' },
    });
  });

  it('comes in force with a file in either spelling, says what it could not read, and is looked up at once', async () => {
    const { id } = await create({ maxAgeDays: 31, countries: ['US'] });
    expect(await check('+13125551212')).toMatchObject({ isListed: false, scrubsDue: [id] });
    const { end, version: first } = await load(
      id,
      'Area code,Number\r\n312,5551212\r\n3125551213\r\n312,5551212\r\n\r\nnobody\r\n312555\r\n',
    );
    expect(end).toBe('done');
    expect(first).toMatchObject({
      state: 'done',
      isInForce: true,
      numbers: 2,
      added: 2,
      removed: 0,
      rowsRead: 5,
      rowsRejected: 2,
      hasRejects: true,
    });
    expect(await numbers(id)).toEqual(['13125551212', '13125551213']);
    expect(await check('(312) 555-1212', '&country=US')).toMatchObject({
      number: '+13125551212',
      isListed: true,
      scrubsDue: [],
      hits: [{ kind: 'registry', id, scope: 'all', value: '+13125551212', asOf: first.asOf }],
      registries: [{ id, freshness: 'fresh', asOf: first.asOf, maxAgeDays: 31 }],
    });
    expect(await check('+13125551214')).toMatchObject({ isListed: false, hits: [] });
    const rejects = await manager.get<string>(`/dnc-registries/${id}/versions/${first.id}/rejects`);
    expect(
      Buffer.from(rejects.body)
        .toString()
        .trim()
        .split('\r\n')
        .map((line) => line.split(',').slice(0, 2)),
    ).toEqual([
      ['number', 'line'],
      ['nobody', '6'],
      ['312555', '7'],
    ]);
    const [primary] = await sql<{ primary: boolean }>(
      'select indisprimary as primary from pg_index where indrelid = $1::regclass',
      [await tableOf(id)],
    );
    expect(primary).toEqual({ primary: true });
  });

  it('is replaced as a whole, and the file before is dropped once nobody can be reading it', async () => {
    const { id } = await create();
    await load(id, '3125551212\n3125551213\n');
    const old = await tableOf(id);
    const { version: second } = await load(id, zipOf({ 'US.txt': '3125551213\n3125551214\n' }));
    expect(second).toMatchObject({ numbers: 2, added: 1, removed: 1, isInForce: true });
    expect(await numbers(id)).toEqual(['13125551213', '13125551214']);
    const upkeep = api.app.get(RegistryUpkeep);
    expect(await upkeep.run()).not.toContain(old);
    await sql(`update dnc_registry set updated_at = now() - interval '1 hour' where id = $1`, [id]);
    expect(await upkeep.run()).toContain(old);
    expect(await sql('select 1 from pg_class where relname = $1', [old])).toEqual([]);
    expect(await numbers(id)).toHaveLength(2);
    const { body } = await manager.get<Page<DncRegistryVersionView>>(
      `/dnc-registries/${id}/versions?limit=1`,
    );
    expect(body).toMatchObject({ items: [{ id: second.id, isInForce: true }] });
    expect(body.nextCursor).not.toBeNull();
  });

  it('takes a list of changes, the last line about a number counting', async () => {
    const { id } = await create();
    expect(await order(id, '312,5551212,2026-11-20,A\n', { kind: 'changes' })).toMatchObject({
      status: 422,
      body: { issues: [{ path: 'kind' }] },
    });
    await load(id, '3125551212\n3125551213\n');
    const { version: changed } = await load(
      id,
      '312,5551212,2026-11-20,D\n312,5551214,2026-11-20,A\n312,5551215,2026-11-20,A\n312,5551215,2026-11-21,D\n312,5551216\n',
      { kind: 'changes' },
    );
    expect(changed).toMatchObject({ numbers: 2, added: 1, removed: 1, rowsRead: 5, rowsRejected: 1 });
    expect(await numbers(id)).toEqual(['13125551213', '13125551214']);
  });

  it('refuses a list of changes, a part or a wrong file as the whole, and keeps what is in force', async () => {
    const { id } = await create();
    const many = Array.from({ length: 10 }, (_, n) => `312555120${n}`).join('\n');
    await load(id, many);
    const asWhole = await load(id, '312,5551212,2026-11-20,A\n312,5551213,2026-11-20,D\n');
    expect(asWhole.version).toMatchObject({ state: 'failed', isInForce: false, hasRejects: true });
    const part = await load(id, '3125551200\n');
    expect(part.version).toMatchObject({ state: 'failed', error: expect.stringContaining('10') as string });
    const pdf = await load(id, '%PDF-1.4 3125551200\n');
    expect(pdf.version).toMatchObject({ state: 'failed', error: expect.stringContaining('PDF') as string });
    const damaged = await load(id, gzipSync(many).subarray(0, 40));
    expect(damaged.version).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('damaged') as string,
    });
    expect(await numbers(id)).toHaveLength(10);
    await load(id, '3125551200\n', { mayShrink: true });
    expect(await numbers(id)).toEqual(['13125551200']);
    const inForce = await get(id);
    expect(await order(id, many, { asOf: '2020-01-01T00:00:00Z' })).toMatchObject({
      status: 422,
      body: { issues: [{ path: 'asOf' }] },
    });
    expect(await order(id, many, { asOf: '2099-01-01T00:00:00Z' })).toMatchObject({ status: 422 });
    expect(await get(id)).toMatchObject({ asOf: inForce.asOf, numbers: 1 });
  });

  it('begins anew when it was cut off, leaves nothing behind, and one file is loaded at a time', async () => {
    const { id } = await create();
    await load(id, '3125551212\n');
    const { body } = await order(id, '3125551212\n3125551213\n');
    expect(await order(id, '3125551212\n')).toMatchObject({
      status: 409,
      body: { code: 'dnc_registry.busy' },
    });
    const dying = { run: () => Promise.reject(new Error('killed')) } as unknown as RegistrySwitch;
    await expect(run(body.id, { switchOver: dying })).rejects.toThrow('killed');
    expect(await version(id, body.id)).toMatchObject({ state: 'running', isInForce: false });
    expect(await numbers(id)).toEqual(['13125551212']);
    expect(await run(body.id)).toBe('done');
    expect(await numbers(id)).toEqual(['13125551212', '13125551213']);
    await sql(`update dnc_registry set updated_at = now() - interval '1 hour'`);
    await api.app.get(RegistryUpkeep).run();
    const left = await sql<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relname ~ '^dnc_(numbers|stage)_'`,
    );
    expect(left).toEqual([{ name: await tableOf(id) }]);
  });

  it('leaves the file before in force when it is cancelled', async () => {
    const { id } = await create();
    await load(id, '3125551212\n');
    const { body } = await order(id, '3125551213\n3125551214\n');
    const cancel = () => manager.post(`/dnc-registries/${id}/versions/${body.id}/cancel`);
    const switchOver = api.app.get(RegistrySwitch);
    const lastMoment = {
      run: async (...args: Parameters<RegistrySwitch['run']>) => {
        expect((await cancel()).status).toBe(200);
        return switchOver.run(...args);
      },
    } as unknown as RegistrySwitch;
    expect(await run(body.id, { switchOver: lastMoment })).toBe('superseded');
    expect((await cancel()).status).toBe(409);
    expect(await numbers(id)).toEqual(['13125551212']);
  });

  it('is ended with a reason and stays as history', async () => {
    const { id, name } = await create();
    await load(id, '3125551212\n');
    expect((await manager.post(`/dnc-registries/${id}/removal`, {})).status).toBe(400);
    const { body } = await manager.post<DncRegistryView>(`/dnc-registries/${id}/removal`, {
      reason: 'contract ended',
    });
    expect(body).toMatchObject({ removedReason: 'contract ended' });
    expect(await check('+13125551212')).toMatchObject({ isListed: false, registries: [] });
    expect(await order(id, '3125551212\n')).toMatchObject({ status: 409 });
    expect((await manager.get<Page<DncRegistryView>>('/dnc-registries')).body.items).toEqual([]);
    const removed = await manager.get<Page<DncRegistryView>>('/dnc-registries?state=removed&limit=200');
    expect(removed.body.items.map((row) => row.name)).toContain(name);
    const trail = await sql<{ action: string }>(
      'select action from audit_entry where object_id = $1 order by id',
      [id],
    );
    expect(trail.map(({ action }) => action)).toEqual([
      'dnc_registry.created',
      'dnc_registry.file_started',
      'dnc_registry.file_in_force',
      'dnc_registry.removed',
    ]);
  });
});

describe('a running campaign and registries', () => {
  let kit: DispatchKit;
  beforeAll(() => (kit = dispatchKit({ url: api.database.url })));
  afterAll(() => kit.close());
  let firstNumber = 410_000_000;
  const seed = async (options: Parameters<typeof seedCampaign>[1]) => {
    const first = (firstNumber += 1_000_000);
    const seeded = await seedCampaign(kit.database, { ...options, firstNumber: first });
    const campaign = (await kit.policies.find(seeded.campaignId))!;
    const numberOf = (line: number): string => `+32${first + line}`;
    return { ...seeded, campaign, numberOf };
  };
  const entriesOf = (campaignId: string) =>
    sql<{ number: string; state: string; blocks: string[] }>(
      `select phone.e164 as number, entry.state::text as state, entry.blocks from spool_entry entry
       join phone_number phone on phone.contact_id = entry.contact_id where entry.campaign_id = $1 order by 1`,
      [campaignId],
    );
  const claimed = async (campaignId: string) =>
    (await kit.claim.claim(campaignId, 10)).map(({ number }) => number);

  it('claims no number that a file in force names, in the campaigns that the registry reaches', async () => {
    const { campaignId, numberOf } = await seed({ contacts: 3 });
    const { campaignId: other } = await seed({ contacts: 1 });
    const here = await create({ scope: 'campaign', campaignId });
    const there = await create({ scope: 'campaign', campaignId: other });
    await load(here.id, `${numberOf(1)}\n`);
    await load(there.id, `${numberOf(2)}\n`);
    await kit.promoter.promote((await kit.policies.find(campaignId))!, 10);
    expect(await claimed(campaignId)).toEqual([numberOf(2), numberOf(3)]);
    expect((await entriesOf(campaignId))[0]).toMatchObject({ state: 'blocked', blocks: ['DNC'] });
  });

  it('lets nothing past the gate that was claimed before the switch-over', async () => {
    const { campaignId, campaign, numberOf } = await seed({ contacts: 2 });
    const attempts = await kit.claim.claim(campaignId, 2);
    const { id } = await create();
    await load(id, `${numberOf(1)}\n`);
    const passed = await kit.sendGate.pass(campaign, attempts);
    expect(passed.map(({ attempt }) => attempt.number)).toEqual([numberOf(2)]);
    expect(await sql('select error from attempt where number = $1', [numberOf(1)])).toEqual([
      { error: 'DNC' },
    ]);
  });

  it('notes what was past the gate when the file came, and orders it back from the vendor', async () => {
    const { campaignId, campaign, numberOf } = await seed({ contacts: 2, method: 'dialer_push' });
    const { id } = await create();
    await load(id, '+32499999999\n');
    await kit.sendGate.pass(campaign, await kit.claim.claim(campaignId, 2));
    await sql('delete from graphile_worker._private_jobs');
    const { version: second } = await load(id, `+32499999999\n${numberOf(1)}\n`);
    expect(second.alreadyPastGate).toBe(1);
    const { body } = await manager.get<Page<DncRecallView>>(`/dnc/recalls?additionId=${second.id}`);
    expect(body.items).toMatchObject([
      { number: numberOf(1), registryId: id, entryId: null, stateThen: 'SENDING' },
    ]);
    const jobs = await sql<{ payload: object }>(
      `select payload from graphile_worker._private_jobs job
       join graphile_worker._private_tasks task on task.id = job.task_id
       where task.identifier = 'dispatch.recall_numbers'`,
    );
    expect(jobs.map(({ payload }) => payload)).toEqual([
      { numbers: [numberOf(1)], prefixes: null, campaignIds: null },
    ]);
  });

  it('holds back the numbers that a required registry covers while it has no file, or one that is too old', async () => {
    const { campaignId, campaign, numberOf } = await seed({ contacts: 2 });
    const attempts = await kit.claim.claim(campaignId, 1);
    const { id } = await create({ countries: ['BE'], maxAgeDays: 31 });
    expect(await kit.sendGate.pass(campaign, attempts)).toEqual([]);
    expect(await sql('select error from attempt where number = $1', [numberOf(1)])).toEqual([
      { error: 'SCRUB_DUE' },
    ]);
    const judged = async () => {
      await kit.promoter.promote((await kit.policies.find(campaignId))!, 10);
      return (await entriesOf(campaignId)).map(({ state, blocks }) => [state, ...blocks]);
    };
    expect(await judged()).toEqual([
      ['blocked', 'SCRUB_DUE'],
      ['blocked', 'SCRUB_DUE'],
    ]);
    const { body: overview } = await manager.get<{ attention: { items: object[] } }>('/overview');
    expect(overview.attention.items).toContainEqual(
      expect.objectContaining({ kind: 'registry_due', registryId: id, hasLapsed: true, asOf: null }),
    );
    const days = (count: number) => new Date(Date.now() - count * 24 * 3_600_000).toISOString();
    await load(id, '+32499999999\n', { asOf: days(32) });
    expect(await judged()).toEqual([
      ['blocked', 'SCRUB_DUE'],
      ['blocked', 'SCRUB_DUE'],
    ]);
    await load(id, '+32499999999\n', { asOf: days(30) });
    expect(await judged()).toEqual([['ready'], ['ready']]);
    const [{ until }] = (await sql<{ until: Date }>(
      'select max(until) as until from spool_entry where campaign_id = $1',
      [campaignId],
    )) as [{ until: Date }];
    // The verdict ends when the file does, however long the hours are open.
    expect(until.toISOString()).toBe((await get(id)).lapsesAt);
  });

  it('dials numbers that a required registry does not speak of', async () => {
    const { campaignId, numberOf } = await seed({ contacts: 1 });
    await create({ countries: ['US'], maxAgeDays: 31 });
    await kit.promoter.promote((await kit.policies.find(campaignId))!, 10);
    expect(await claimed(campaignId)).toEqual([numberOf(1)]);
  });

  it('rejects rows of an uploaded list that a registry for everybody names', async () => {
    const [everybody, group] = [await create(), await create()];
    await load(everybody.id, '+32470123401\n');
    await sql(
      `update dnc_registry set scope = 'campaign', campaign_id = (select id from campaign limit 1) where id = $1`,
      [group.id],
    );
    await load(group.id, '+32470123402\n');
    const list = await manager.post<{ id: string }>('/contact-lists', {
      name: 'people',
      defaultCountry: 'BE',
    });
    const file = await manager.post<StoredFileView>('/files?name=a.csv', 'phone\n0470123401\n0470123402\n');
    const path = `/contact-lists/${list.body.id}/imports`;
    const ordered = await manager.post<{ id: string }>(path, { fileId: file.body.id });
    const end = await runImport({
      database: api.app.get(Database),
      files: api.app.get(FileStore),
      spool: api.app.get(Spool),
      clock: api.app.get(Clock),
      importId: ordered.body.id,
    });
    expect(end).toMatchObject({
      state: 'done',
      counts: { rowsRead: 2, rowsAccepted: 1, rejectCounts: { dnc: 1 } },
    });
    const { body } = await manager.get<ListImportView>(`${path}/${ordered.body.id}`);
    expect(body.report?.kinds[0]).toMatchObject({
      reason: 'dnc',
      detail: 'registry',
      message: `The number is on the do-not-call registry "${everybody.name}".`,
    });
  });
});
