import type {
  ChangedContact,
  ContactListView,
  ContactView,
  ErasureView,
  Page,
  PersonData,
  Problem,
  StoredFileView,
} from '@callspool/contracts';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '../database/database.service.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { seedCampaign } from '../testing/dispatch-kit.js';
import { callRecord, type ReconcileKit, reconcileKit, seedAttempts } from '../testing/reconcile-kit.js';

const NOBODY = '0190b7f2-6a4e-7c1d-9b1a-0123456789ab';
const NAME = 'Zoë Vandenbroucke';
const NUMBER = '+32470987001';
const SECOND = '+32470987002';
const HOUR = 3_600_000;

let api: ApiHarness;
let admin: ApiClient;
let database: Database;
let kit: ReconcileKit;

beforeAll(async () => {
  api = await startApi({ env: { ROLE: 'all' } });
  admin = await api.signIn('admin');
  database = api.app.get(Database);
  kit = reconcileKit({ url: api.database.url });
}, 60_000);
afterAll(async () => {
  await kit?.close();
  await api?.close();
});

const rows = async <T>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await database.pool.query(sql, values)).rows as T[];

/** Every text, JSON and list column of every table that holds one of the needles. */
async function whereStands(needles: readonly string[]): Promise<string[]> {
  const columns = await rows<{ table: string; column: string }>(
    `select c.table_name as table, c.column_name as column from information_schema.columns c
     join information_schema.tables t on t.table_name = c.table_name and t.table_schema = c.table_schema
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type in ('text', 'json', 'jsonb', 'ARRAY', 'character varying', 'character')`,
  );
  const found: string[] = [];
  for (const { table, column } of columns) {
    const [row] = await rows<{ count: number }>(
      `select count(*)::int as count from "${table}" where exists (
         select 1 from unnest($1::text[]) needle where strpos("${column}"::text, needle) > 0)`,
      [needles],
    );
    if ((row?.count ?? 0) > 0) found.push(`${table}.${column}`);
  }
  const [file] = await rows<{ count: number }>(
    `select count(*)::int as count from stored_file_chunk where exists (
       select 1 from unnest($1::text[]) needle where position(convert_to(needle, 'UTF8') in bytes) > 0)`,
    [needles],
  );
  if ((file?.count ?? 0) > 0) found.push('stored_file_chunk.bytes');
  return [...new Set(found)].sort();
}

const makeList = async (name: string): Promise<string> =>
  (await admin.post<ContactListView>('/contact-lists', { name, defaultCountry: 'BE', defaultTimeZone: null }))
    .body.id;

async function importFile(listId: string, text: string): Promise<void> {
  const file = await admin.request<StoredFileView>('POST', '/files?name=people.csv', {
    body: text,
    headers: { 'content-type': 'text/csv' },
  });
  const { body } = await admin.post<{ id: string }>(`/contact-lists/${listId}/imports`, {
    fileId: file.body.id,
  });
  for (let tries = 0; tries < 200; tries++) {
    const { body: now } = await admin.get<{ state: string }>(`/contact-lists/${listId}/imports/${body.id}`);
    if (now.state === 'done') return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The import does not end.');
}

/** A person in two lists, called, recorded, promised, complained about and written of in every corner. */
async function somebody() {
  const listId = await makeList('First list');
  const otherId = await makeList('Second list');
  await importFile(
    listId,
    `phone,name,id,city\n0470987001,${NAME},P-77,Gent\n0470987001,${NAME},P-77,Gent\n0470000001,Somebody Else,E-1,Gent\n`,
  );
  const { campaignId, connectionId } = await seedCampaign(database, { contacts: 0, listId, ready: true });
  const second = await admin.post<ContactView>(`/contact-lists/${otherId}/contacts`, {
    numbers: [{ number: SECOND }, { number: NUMBER }],
    name: NAME,
    fields: { note: `call ${NAME} at ${NUMBER}` },
  });
  await admin.patch<ChangedContact>(`/contacts/${second.body.id}`, { agent: 'ann', name: `${NAME} ` });
  const contact = (
    await admin.get<Page<ContactView>>(`/contacts?number=${encodeURIComponent(NUMBER)}`)
  ).body.items.find((one) => one.listId === listId)!;
  await rows(`update spool_entry set state = 'done' where contact_id <> $1`, [contact.id]);
  const at = new Date(Date.now() - 2 * HOUR);
  const [attempt] = await seedAttempts(database, { campaignId, at });
  const record = callRecord({
    vendorKey: `cdr-32470987001-1`,
    startedAt: new Date(at.getTime() + 5_000),
    destination: '32470987001',
    correlationId: attempt!.correlationId,
    raw: { callee: NUMBER, name: NAME },
  });
  const stray = callRecord({
    vendorKey: 'cdr-2',
    startedAt: at,
    source: '0032470987002',
    raw: { from: SECOND },
  });
  return {
    listId,
    otherId,
    campaignId,
    connectionId,
    contact,
    second: second.body,
    attempt: attempt!,
    record,
    stray,
  };
}

describe('one person', () => {
  let they: Awaited<ReturnType<typeof somebody>>;
  beforeAll(async () => {
    they = await somebody();
  }, 60_000);
  const erase = (body: object, by = admin, id = they.contact.id) =>
    by.post<ErasureView>(`/contacts/${id}/erasure`, body);
  const sure = { confirm: NUMBER, reason: 'Asked by letter of 12 November' };

  it('is not erased while a call to them is not settled', async () => {
    const answer = await erase(sure);
    expect([answer.status, (answer.body as unknown as Problem).code]).toEqual([409, 'person.in_flight']);
    expect((answer.body as unknown as Problem).details).toEqual({
      attempts: [{ attemptId: they.attempt.id, state: 'ACCEPTED' }],
    });
    await kit.pages.apply(they.connectionId, [they.record, they.stray]);
    const [row] = await rows<{ state: string }>('select state::text as state from attempt where id = $1', [
      they.attempt.id,
    ]);
    expect(row?.state).toBe('CLOSED');
  });

  it('has everything that is stored of them, as JSON and as tables', async () => {
    await rows(
      `insert into vendor_event (id, connection_id, kind, event_key, payload, received_at, attempt_id)
       values ($1, $2, 'call-started', 'start-32470987001', $3, now(), $4)`,
      [
        uuidv7(),
        they.connectionId,
        JSON.stringify({ query: `number=${NUMBER}&name=${NAME}` }),
        they.attempt.id,
      ],
    );
    await rows(
      `insert into callback (id, campaign_id, contact_id, number, due_at, time_zone, note, source, state, created_by, created_at, updated_at, settled_at, settled_by)
       values ($1, $2, $3, $4, now(), 'UTC', $5, 'person', 'kept', 'ann', now(), now(), now(), 'ann')`,
      [uuidv7(), they.campaignId, they.contact.id, NUMBER, `Speak to ${NAME}`],
    );
    const entries = [{ value: NUMBER, match: 'number', scope: 'all', source: 'person', reason: 'objected' }];
    await admin.post('/dnc', { entries });
    const data = await admin.get<PersonData>(`/contacts/${they.contact.id}/person-data`);
    expect(data.status).toBe(200);
    const count = Object.fromEntries(
      Object.entries(data.body).flatMap(([part, all]) => (Array.isArray(all) ? [[part, all.length]] : [])),
    );
    expect(count).toMatchObject({
      contacts: 2,
      numbers: 3,
      attempts: 1,
      callRecords: 2,
      callbacks: 1,
      doNotCall: 1,
      vendorEvents: 1,
    });
    expect(data.body.audit.length).toBeGreaterThanOrEqual(3);
    const response = await admin.raw('GET', `/contacts/${they.contact.id}/person-data?format=zip`);
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(['person.json', 'contacts.csv', 'attempts.csv', 'callRecords.csv']),
    );
    const table: Record<string, string>[] = parse(strFromU8(files['contacts.csv']!), {
      columns: true,
      bom: true,
    });
    expect(table.map((row) => row['name'])).toEqual([NAME, NAME]);
    const manager = await api.signIn('manager');
    expect((await manager.get(`/contacts/${they.contact.id}/person-data`)).status).toBe(403);
    expect((await admin.get(`/contacts/${NOBODY}/person-data`)).status).toBe(404);
  });

  it('is erased by an administrator who types the number', async () => {
    const manager = await api.signIn('manager');
    expect((await erase(sure, manager)).status).toBe(403);
    const unsure = await erase({ ...sure, confirm: SECOND });
    expect([unsure.status, (unsure.body as unknown as Problem).code]).toEqual([422, 'person.not_confirmed']);
    expect((await erase({ confirm: NUMBER })).status).toBe(400);
    expect((await erase(sure, admin, NOBODY)).status).toBe(404);
    expect((await api.signedOut().post(`/contacts/${they.contact.id}/erasure`, sure)).status).toBe(401);
  });

  it('stands nowhere in the database afterwards, but where the law wants it', async () => {
    await admin.post('/contact-filters', {
      name: `Not ${NAME}`,
      filter: {
        match: 'all',
        of: [
          { field: 'number', op: 'is', value: NUMBER },
          { field: 'name', op: 'is', value: NAME },
        ],
      },
    });
    const made = await admin.post<{ id: string }>('/exports', {
      kind: 'contacts',
      query: { number: NUMBER },
    });
    for (let state = ''; state !== 'done';)
      ({ state } = (await admin.get<{ state: string }>(`/exports/${made.body.id}`)).body);
    await rows(
      `insert into drift (connection_id, what, sample, first_seen_at, last_seen_at) values ($1, 'x', $2, now(), now())`,
      [they.connectionId, `{"callee":"${NUMBER}","name":"${NAME}"}`],
    );
    const needles = ['470987001', '470987002', NAME];
    // The scan sees what is there, so that an empty answer below means something.
    expect(await whereStands(needles)).toEqual(
      expect.arrayContaining([
        'attempt.number',
        'audit_entry.after',
        'call_record.raw',
        'contact.name',
        'list_import.report',
        'stored_file_chunk.bytes',
        'vendor_event.payload',
      ]),
    );
    const { status, body } = await erase(sure);
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ reason: sure.reason, recordsDropped: 0 }),
    ]);
    expect(body.counts).toMatchObject({ contacts: 2, numbers: 3, attempts: 1, callRecords: 2, callbacks: 1 });
    // The objection stays; and nothing else of them.
    expect(await whereStands(needles)).toEqual(['dnc_entry.value']);
    expect((await admin.get(`/contacts/${they.contact.id}`)).status).toBe(404);
    expect((await admin.get<ContactListView>(`/contact-lists/${they.listId}`)).body.contactCount).toBe(1);
  });

  it('stays as a figure of its campaign', async () => {
    const attempts = await rows(
      'select number, person_id, state::text as state, result from attempt where campaign_id = $1',
      [they.campaignId],
    );
    expect(attempts).toEqual([{ number: 'erased', person_id: null, state: 'CLOSED', result: 'ANSWERED' }]);
    const records = await rows<{ result: string; raw: object }>(
      'select result, raw from call_record where attempt_id = $1',
      [they.attempt.id],
    );
    expect(records).toEqual([{ result: 'ANSWERED', raw: {} }]);
    const counters = await rows(
      `select what, sum(amount)::int as amount from campaign_activity_counter where campaign_id = $1 and what = 'ANSWERED' group by what`,
      [they.campaignId],
    );
    expect(counters).toEqual([{ what: 'ANSWERED', amount: 1 }]);
  });

  it('has a proof that whoever knows the number can find', async () => {
    const { body } = await admin.get<Page<ErasureView>>(`/erasures?number=${encodeURIComponent(NUMBER)}`);
    expect(body.items).toHaveLength(1);
    expect(body.items[0]!.marks).toBeGreaterThan(3);
    expect((await admin.get<Page<ErasureView>>('/erasures?number=32470000009')).body.items).toEqual([]);
    const audit = await rows('select action from audit_entry where object_id = $1', [body.items[0]!.id]);
    expect(audit).toEqual([{ action: 'person.erased' }]);
    const manager = await api.signIn('manager');
    expect((await manager.get('/erasures')).status).toBe(403);
  });

  it('does not come back with a later poll, and comes back as somebody new with a later upload', async () => {
    const told = callRecord({
      ...they.record,
      dispositionWord: 'ANSWERED',
      raw: { callee: NUMBER, again: true },
    });
    const late = callRecord({
      vendorKey: 'cdr-late',
      startedAt: they.record.startedAt,
      destination: `00${NUMBER.slice(1)}`,
      raw: { to: NUMBER },
    });
    const other = callRecord({ vendorKey: 'cdr-other', startedAt: they.record.startedAt });
    const outcome = await kit.pages.apply(they.connectionId, [told, late, they.stray, other]);
    expect([outcome.read, outcome.added]).toEqual([4, 1]);
    expect(await whereStands(['470987001', '470987002'])).toEqual(['dnc_entry.value']);
    const { body } = await admin.get<Page<ErasureView>>('/erasures');
    expect(body.items[0]!.recordsDropped).toBe(3);
    const again = await admin.post<ContactView>(`/contact-lists/${they.listId}/contacts`, {
      numbers: [{ number: SECOND }],
    });
    expect(again.status).toBe(201);
    expect(again.body.personId).not.toBe(they.contact.personId);
    const newCall = callRecord({
      vendorKey: 'cdr-new',
      startedAt: new Date(Date.now() + HOUR),
      destination: SECOND,
    });
    expect((await kit.pages.apply(they.connectionId, [newCall])).added).toBe(1);
  });

  it('is erased by number too, when their contacts were removed before', async () => {
    const { listId, campaignId, connectionId } = they;
    const number = '+32470987099';
    const gone = (
      await admin.post<ContactView>(`/contact-lists/${listId}/contacts`, {
        numbers: [{ number }],
        name: 'Removed Before',
      })
    ).body;
    await rows(`update spool_entry set state = 'ready' where contact_id = $1`, [gone.id]);
    const at = new Date(Date.now() - HOUR);
    const attempt = (await seedAttempts(database, { campaignId, at })).find((each) => each.number === number);
    const record = callRecord({
      vendorKey: 'cdr-gone',
      startedAt: at,
      destination: number.slice(1),
      correlationId: attempt!.correlationId,
      raw: { to: number },
    });
    await kit.pages.apply(connectionId, [record]);
    await admin.post(`/contacts/${gone.id}/removal`, { reason: 'Not a customer' });
    const data = await admin.get<PersonData>(`/person-data?number=${number.slice(1)}`);
    expect([data.body.contacts.length, data.body.attempts.length, data.body.callRecords.length]).toEqual([
      0, 1, 1,
    ]);
    expect(await whereStands(['470987099'])).toEqual(
      expect.arrayContaining(['attempt.number', 'audit_entry.before']),
    );
    const body = { number, confirm: number, reason: 'Asked by letter' };
    const { status, body: proof } = await admin.post<ErasureView>('/erasures', body);
    expect([status, proof.counts['contacts'], proof.counts['attempts']]).toEqual([200, 0, 1]);
    expect(await whereStands(['470987099', 'Removed Before'])).toEqual([]);
    const manager = await api.signIn('manager');
    expect((await manager.post('/erasures', body)).status).toBe(403);
    expect((await manager.get(`/person-data?number=${number.slice(1)}`)).status).toBe(403);
    expect((await admin.post('/erasures', { ...body, number: 'x' })).status).toBe(400);
  });
});
