import { jest } from '@jest/globals';
import type { ContactListView, ListImportView, Problem, StoredFileView } from '@callspool/contracts';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '../database/database.service.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { seedCampaign } from '../testing/dispatch-kit.js';

jest.setTimeout(60_000);

let api: ApiHarness;
let uploader: ApiClient;
let database: Database;
const NONE = '01990000-0000-7000-8000-000000000000';

beforeAll(async () => {
  api = await startApi({ env: { ROLE: 'all' } });
  uploader = await api.signIn('uploader');
  database = api.app.get(Database);
}, 60_000);
afterAll(() => api?.close());

const rows = async <T = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
  (await database.pool.query(sql, parameters)).rows as T[];

async function makeList(name: string): Promise<string> {
  const { body } = await uploader.post<ContactListView>('/contact-lists', { name, defaultCountry: 'BE' });
  return body.id;
}

async function until(
  listId: string,
  id: string,
  isSo: (run: ListImportView) => boolean,
): Promise<ListImportView> {
  for (let tries = 0; tries < 400; tries++) {
    const { body } = await uploader.get<ListImportView>(`/contact-lists/${listId}/imports/${id}`);
    if (isSo(body)) return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The import did not come so far.');
}

async function importInto(listId: string, content: string): Promise<string> {
  const response = await fetch(`${api.url}/api/v1/files?name=people.csv`, {
    method: 'POST',
    headers: { origin: api.url, cookie: uploader.cookieHeader() },
    body: content,
  });
  const { id: fileId } = (await response.json()) as StoredFileView;
  const { body } = await uploader.post<ListImportView>(`/contact-lists/${listId}/imports`, { fileId });
  await until(listId, body.id, ({ state }) => state === 'done');
  return body.id;
}

const undo = (listId: string, id: string) =>
  uploader.post<ListImportView & Problem>(`/contact-lists/${listId}/imports/${id}/undo`);

const personsOf = (listId: string) =>
  rows<{ name: string; person: string; keys: string[] }>(
    `select name, person_id as person,
       (select array_agg(key order by key) from person_key where person_id = contact.person_id) as keys
     from contact where list_id = $1 order by line_number`,
    [listId],
  );

describe('undoing an import', () => {
  it('leaves nothing of it: contacts, numbers, entries, persons and counts', async () => {
    const { campaignId } = await seedCampaign(database, { contacts: 1, firstNumber: 420_000_000 });
    // Nobody is to be called while this looks on.
    await rows(`update campaign set state = 'paused' where id = $1`, [campaignId]);
    const listId = await makeList('To be undone');
    await rows('insert into campaign_list (campaign_id, list_id, added_at) values ($1, $2, now())', [
      campaignId,
      listId,
    ]);
    const before = await importInto(listId, 'name,phone\nAnn,0471000001\nBob,0471000002\n');
    const persons = await personsOf(listId);
    // One contact with both numbers makes Ann and Bob one person, and another stands alone.
    const undone = await importInto(
      listId,
      'name,phone,mobile\nBoth,0471000003,0471000001\nToo,0471000004,0471000002\nTie,0471000005,0471000003\nKnot,0471000006,0471000004\nLast,0471000007,0471000005\n',
    );
    const tied = await importInto(
      listId,
      'name,phone,mobile\nBridge,0471000008,0471000007\nEnd,0471000009,0471000006\nMid,0471000010,0471000008\nSpan,0471000011,0471000009\nArch,0471000012,0471000010\nKey,0471000013,0471000011\nJoin,0471000014,0471000012\n',
    );
    await until(listId, tied, ({ state }) => state === 'done');
    expect(new Set((await personsOf(listId)).map(({ person }) => person)).size).toBeLessThan(4);
    const counted = () =>
      rows<{ entries: number }>(
        'select coalesce(sum(entries), 0)::int as entries from campaign_entry_counter where campaign_id = $1',
        [campaignId],
      );
    expect(await counted()).toEqual([{ entries: 15 }]);

    for (const id of [tied, undone]) {
      const { status, body } = await undo(listId, id);
      expect({ status, undo: body.undo }).toMatchObject({ status: 202, undo: { state: 'running' } });
      const over = await until(listId, id, (run) => run.undo?.state !== 'running');
      expect(over).toMatchObject({ state: 'done', undo: { state: 'done', error: null } });
      expect(over.undo?.at).not.toBeNull();
    }
    expect(await personsOf(listId)).toEqual(persons);
    expect(await counted()).toEqual([{ entries: 3 }]);
    expect(
      await rows('select count(*)::int as count from phone_number where list_id = $1', [listId]),
    ).toEqual([{ count: 2 }]);
    expect(
      await rows(
        `select count(*)::int as count from person_key k
         where k.key like 'n:+324710000%' and not exists (select 1 from contact where person_id = k.person_id)`,
      ),
    ).toEqual([{ count: 0 }]);
    expect(
      await rows(
        `select count(*)::int as count from spool_entry e join contact c on c.id = e.contact_id
         where e.person_id <> c.person_id`,
      ),
    ).toEqual([{ count: 0 }]);
    const { body: list } = await uploader.get<ContactListView>(`/contact-lists/${listId}`);
    expect(list.contactCount).toBe(2);
    expect(await undo(listId, undone)).toMatchObject({ status: 409, body: { code: 'import.not_undoable' } });
    // What was undone may come in again.
    expect(await importInto(listId, 'name,phone\nBoth,0471000003\n')).not.toBe(before);
  });

  it('is refused once somebody was called, with what and how many', async () => {
    const { campaignId } = await seedCampaign(database, { contacts: 1, firstNumber: 430_000_000 });
    const listId = await makeList('Called already');
    const id = await importInto(listId, 'name,phone\nAnn,0472000001\nBob,0472000002\n');
    const [attempt] = await rows<{ id: string }>('select id from contact where list_id = $1 and name = $2', [
      listId,
      'Ann',
    ]);
    await rows(
      `insert into attempt (id, campaign_id, connection_id, contact_id, number, dialed_as, method, try_number, node_id,
         state, reserved_at, until)
       select $1::uuid, id, connection_id, $3::uuid, '+32472000001', '0472000001', method, 1, $1::uuid, 'RELEASED', now(), now()
       from campaign where id = $2`,
      [uuidv7(), campaignId, attempt?.id],
    );
    const refused = await undo(listId, id);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'import.not_undoable', details: { attempts: 1, contacts: 1, callbacks: 0 } },
    });
    expect(refused.body.detail).toMatch(/1 calls to 1 of its contacts/);
    expect(await personsOf(listId)).toHaveLength(2);
  });

  it('is for those who import, and of imports that are done', async () => {
    const listId = await makeList('Guarded');
    const id = await importInto(listId, 'phone\n0473000001\n');
    const path = `/contact-lists/${listId}/imports/${id}/undo`;
    expect((await api.signedOut().post(path)).status).toBe(401);
    expect((await (await api.signIn('supervisor')).post(path)).status).toBe(403);
    expect((await uploader.post(`/contact-lists/${listId}/imports/nonsense/undo`)).status).toBe(400);
    expect((await undo(listId, NONE)).body).toMatchObject({ code: 'import.not_found' });
  });
});
