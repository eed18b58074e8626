import { jest } from '@jest/globals';
import type {
  ContactListView,
  ImportDedupe,
  ListImportView,
  Problem,
  StoredFileView,
} from '@callspool/contracts';
import { Database } from '../database/database.service.js';
import { DispatchHeartbeat } from '../dispatch/dispatch-heartbeat.js';
import { Sweep } from '../dispatch/sweep.js';
import { JobsService } from '../jobs/jobs.service.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { type DispatchKit, dispatchKit, seedCampaign } from '../testing/dispatch-kit.js';

jest.setTimeout(60_000);

const HEAD = 'name,phone,mobile,customer id,city\n';
let api: ApiHarness;
let uploader: ApiClient;
let database: Database;
let kit: DispatchKit;

beforeAll(async () => {
  // Jobs run, and nobody but the tests dials or lets go what they have reserved.
  api = await startApi({
    env: { ROLE: 'all' },
    overrides: (module) =>
      module.overrideProvider(DispatchHeartbeat).useValue({}).overrideProvider(Sweep).useValue({}),
  });
  uploader = await api.signIn('uploader');
  database = api.app.get(Database);
  kit = dispatchKit({ url: api.database.url });
}, 60_000);
afterAll(async () => {
  await kit?.close();
  await api?.close();
});

const rows = async <T>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await database.pool.query(sql, values)).rows as T[];
const makeList = async (defaultTimeZone: string | null = null) =>
  (
    await uploader.post<ContactListView>('/contact-lists', {
      name: `Moves ${crypto.randomUUID()}`,
      defaultCountry: 'BE',
      defaultTimeZone,
    })
  ).body.id;
const count = async (list: string) =>
  (await uploader.get<ContactListView>(`/contact-lists/${list}`)).body.contactCount;
const names = async (list: string) =>
  (await rows<{ name: string }>('select name from contact where list_id = $1 order by name', [list])).map(
    ({ name }) => name,
  );

async function ended(path: string): Promise<ListImportView> {
  for (let tries = 0; tries < 400; tries++) {
    const { body } = await uploader.get<ListImportView>(path);
    if (body.undo?.state === 'running') continue;
    if (body.state === 'done' || body.state === 'failed') return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The import did not end.');
}

/** Tries the import first: what the dry run tells is what the import does. */
async function importRows(list: string, content: string, dedupe?: Partial<ImportDedupe>) {
  const file = (await uploader.post<StoredFileView>('/files?name=people.csv', content)).body.id;
  const path = `/contact-lists/${list}/dry-runs`;
  const started = await uploader.post<ListImportView>(path, {
    fileId: file,
    ...(dedupe !== undefined && { dedupe }),
  });
  expect(started.status).toBe(202);
  const tried = await ended(`${path}/${started.body.id}`);
  const made = await uploader.post<ListImportView>(`${path}/${started.body.id}/commit`);
  const run = await ended(`/contact-lists/${list}/imports/${made.body.id}`);
  const { rowsAccepted, rowsRejected, rowsUpdated, rejectCounts, report } = tried;
  expect(run).toMatchObject({
    state: 'done',
    rowsAccepted,
    rowsRejected,
    rowsUpdated,
    rejectCounts,
    report,
  });
  return run;
}

const MOVE = { scope: 'everywhere', by: 'number', older: 'move' } as const;

describe('an older contact that moves', () => {
  it('changes lists with its numbers and zones, and both lists count right, also after undoing', async () => {
    const [old, here] = [await makeList(), await makeList('Europe/Paris')];
    const first = await importRows(
      old,
      `${HEAD}Ann,0471200001,0471200009,c-1,Gent\nBob,0471200002,,c-2,\nCleo,0471200003,,,\n`,
    );
    await rows(`update phone_number set zones = '{}', zone_source = 'unknown' where e164 = '+32471200009'`);
    const run = await importRows(
      here,
      `${HEAD}Ann Lee,0471200001,,,Brugge\nEva,0471200004,,,\nAnn Lou,0471200001,,,\n`,
      MOVE,
    );
    expect(run).toMatchObject({ rowsAccepted: 2, rowsUpdated: 1, rejectCounts: { duplicate: 1 } });
    expect([await names(old), await names(here)]).toEqual([
      ['Bob', 'Cleo'],
      ['Ann Lee', 'Eva'],
    ]);
    expect([await count(old), await count(here)]).toEqual([2, 2]);
    expect(
      await rows(
        `select e164, zone_source, zones from phone_number where list_id = $1 and e164 like '%200001' or e164 like '%200009' order by 1`,
        [here],
      ),
    ).toEqual([
      { e164: '+32471200001', zone_source: 'country', zones: ['Europe/Brussels'] },
      { e164: '+32471200009', zone_source: 'list_default', zones: ['Europe/Paris'] },
    ]);
    const again = await importRows(here, `${HEAD}Ann Lee,0471200001,,,Brugge\n`, MOVE);
    expect(again).toMatchObject({ rowsUpdated: 1 });
    expect([await count(old), await count(here)]).toEqual([2, 2]);
    const refused = await uploader.post<Problem>(`/contact-lists/${here}/imports/${run.id}/undo`);
    expect(refused).toMatchObject({ status: 409, body: { details: { updated: 1 } } });
    // The import that she came in with first takes out whom it still has.
    const path = `/contact-lists/${old}/imports/${first.id}`;
    expect((await uploader.post(`${path}/undo`)).status).toBe(202);
    expect((await ended(path)).undo?.state).toBe('done');
    expect([await count(old), await count(here)]).toEqual([0, 2]);
    expect(await names(here)).toEqual(['Ann Lee', 'Eva']);
  });

  it('stays where it is when this list has its main number or gets it; of two alike one moves', async () => {
    const [one, two, here] = [await makeList(), await makeList(), await makeList()];
    await importRows(one, `${HEAD}A,0471300001,,k-1,\nB,0471300002,,k-2,\nC,0471300003,,k-3,\n`);
    await importRows(two, `${HEAD}C too,0471300003,,k-4,\n`);
    await importRows(here, `${HEAD}Here,0471300001,,k-9,\n`);
    const run = await importRows(
      here,
      `${HEAD}A,0471300011,,k-1,\nB,0471300012,,k-2,\nNew,0471300002,,k-8,\nC too,0471300014,,k-4,\nC,0471300013,,k-3,\n`,
      { scope: 'everywhere', by: 'external_id', older: 'move' },
    );
    expect(run).toMatchObject({ rowsAccepted: 2, rowsUpdated: 1, rejectCounts: { duplicate: 3 } });
    expect([await names(one), await names(two), await names(here)]).toEqual([
      ['A', 'B', 'C'],
      [],
      ['C too', 'Here', 'New'],
    ]);
    expect([await count(one), await count(two), await count(here)]).toEqual([3, 0, 3]);
  });

  it('leaves the campaigns of its old list for those of this one, and keeps those of both', async () => {
    const [old, here] = [await makeList(), await makeList()];
    const { campaignId: before } = await seedCampaign(database, { contacts: 0, listId: old });
    const { campaignId: both } = await seedCampaign(database, { contacts: 0, listId: old });
    const { campaignId: after } = await seedCampaign(database, { contacts: 0, listId: here });
    await rows('insert into campaign_list (campaign_id, list_id, added_at) values ($1, $2, now())', [
      both,
      here,
    ]);
    const content = `${HEAD}Ann,0471400001,,,\nBob,0471400002,,,\nCleo,0471400003,,,\nDan,0471400004,,,\n`;
    await importRows(old, content);
    const [dan] = await rows<{ id: string }>(`select id from contact where name = 'Dan' and list_id = $1`, [
      old,
    ]);
    await rows(
      `insert into callback (id, campaign_id, contact_id, number, due_at, time_zone, source, created_by, created_at, updated_at)
       select gen_random_uuid(), campaign, $2, '+32471400004', now() + interval '1 day', 'Etc/UTC', 'person', 'test', now(), now()
       from unnest($1::uuid[]) campaign`,
      [[before, both], dan!.id],
    );
    await rows(`update spool_entry set tries = 1 where campaign_id = $1`, [both]);
    await rows(
      `update spool_entry set state = 'ready', until = now() + interval '1 day' where campaign_id = $1`,
      [before],
    );
    const attempts = await kit.claim.claim(before, 5);
    const campaign = (await kit.policies.find(before))!;
    const of = (number: string) => attempts.find((attempt) => attempt.number === number)!;
    const [first, second, third] = [of('+32471400001'), of('+32471400002'), of('+32471400003')];
    expect(await kit.sendGate.pass(campaign, [second])).toHaveLength(1);
    const enqueued = jest.spyOn(api.app.get(JobsService), 'enqueue');
    await importRows(here, `${HEAD}Ann,0471400001,,,\nBob,0471400002,,,\nDan,0471400004,,,\n`, MOVE);
    expect(await kit.sendGate.pass(campaign, [first, third])).toHaveLength(1);
    expect(
      await rows(
        'select number, state::text as state, error from attempt where campaign_id = $1 order by number',
        [before],
      ),
    ).toEqual([
      { number: '+32471400001', state: 'RELEASED', error: 'CONTACT_MOVED' },
      { number: '+32471400002', state: 'SENDING', error: null },
      { number: '+32471400003', state: 'SENDING', error: null },
    ]);
    const entries = (campaignId: string) =>
      rows(
        `select contact.name, entry.tries from spool_entry entry join contact on contact.id = entry.contact_id
         where entry.campaign_id = $1 order by 1`,
        [campaignId],
      );
    expect(await entries(before)).toEqual([{ name: 'Cleo', tries: 1 }]);
    expect(await entries(both)).toEqual([
      { name: 'Ann', tries: 1 },
      { name: 'Bob', tries: 1 },
      { name: 'Cleo', tries: 1 },
      { name: 'Dan', tries: 1 },
    ]);
    expect(await entries(after)).toEqual([
      { name: 'Ann', tries: 0 },
      { name: 'Bob', tries: 0 },
      { name: 'Dan', tries: 0 },
    ]);
    expect(
      await rows('select state::text as state from callback where contact_id = $1 and campaign_id = $2', [
        dan!.id,
        before,
      ]),
    ).toEqual([{ state: 'cancelled' }]);
    expect(
      await rows('select state::text as state from callback where contact_id = $1 and campaign_id = $2', [
        dan!.id,
        both,
      ]),
    ).toEqual([{ state: 'open' }]);
    expect(enqueued.mock.calls.filter(([, task]) => task === 'dispatch.recall_numbers')).toEqual([
      [
        expect.anything(),
        'dispatch.recall_numbers',
        { numbers: ['+32471400002'], prefixes: null, campaignIds: [before] },
      ],
    ]);
    enqueued.mockRestore();
  });
});
