import type {
  AddContactsAnswer,
  ChangedContact,
  ContactListView,
  ContactView,
  Problem,
  RemovedContact,
} from '@callspool/contracts';
import { Database } from '../database/database.service.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { type DispatchKit, dispatchKit, seedCampaign } from '../testing/dispatch-kit.js';

const NOBODY = '0190b7f2-6a4e-7c1d-9b1a-0123456789ab';

let api: ApiHarness;
let manager: ApiClient;
let database: Database;

beforeAll(async () => {
  api = await startApi();
  manager = await api.signIn('manager');
  database = api.app.get(Database);
}, 60_000);
afterAll(() => api?.close());

const rows = async <T>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await database.pool.query(sql, values)).rows as T[];

async function makeList(): Promise<ContactListView> {
  const body = { name: `People ${crypto.randomUUID()}`, defaultCountry: 'BE', defaultTimeZone: null };
  return (await manager.post<ContactListView>('/contact-lists', body)).body;
}

const add = (listId: string, body: object) =>
  manager.post<ContactView>(`/contact-lists/${listId}/contacts`, body);
const problem = (answer: { body: unknown }) => answer.body as Problem;
const paths = (answer: { body: unknown }) => problem(answer).issues?.map(({ path }) => path);

describe('adding one contact', () => {
  let listId: string;
  beforeAll(async () => void ({ id: listId } = await makeList()));

  it('reads numbers, zones and fields as an import does', async () => {
    const { status, body } = await add(listId, {
      numbers: [
        { number: '0470/12.34.01', kind: 'mobile' },
        { number: '+44 20 7946 0958' },
        { number: '0470123401' },
      ],
      name: '  Zoë Peeters ',
      externalId: 'A-1',
      fields: { city: 'Gent', empty: '' },
      priority: 10,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: 'Zoë Peeters',
      externalId: 'A-1',
      priority: 10,
      version: 1,
      importId: null,
    });
    expect(body.fields).toEqual({ city: 'Gent' });
    expect(
      body.numbers.map(({ number, kind, zones, zoneSource }) => [number, kind, zones, zoneSource]),
    ).toEqual([
      ['+32470123401', 'mobile', ['Europe/Brussels'], 'country'],
      ['+442079460958', null, ['Europe/London'], expect.any(String)],
    ]);
    const list = (await manager.get<ContactListView>(`/contact-lists/${listId}`)).body;
    expect(list.contactCount).toBe(1);
  });

  it('names every field that is wrong, at once', async () => {
    const answer = await add(listId, {
      numbers: [{ number: '12' }, { number: '0470123499' }, { number: 'x1' }],
      timeZone: 'Mars/Base',
      name: 'n'.repeat(501),
      fields: { note: 'y'.repeat(8001) },
    });
    expect(answer.status).toBe(422);
    expect(problem(answer).code).toBe('contact.invalid');
    expect(paths(answer)?.sort()).toEqual([
      'fields.note',
      'name',
      'numbers.0.number',
      'numbers.2.number',
      'timeZone',
    ]);
    expect((await add(listId, { numbers: [], nonsense: 1 })).status).toBe(400);
  });

  it('refuses a number that the list has, and one that nobody may call', async () => {
    const known = await add(listId, { numbers: [{ number: '+32470123401' }] });
    expect([known.status, problem(known).code, paths(known)]).toEqual([
      409,
      'contact.duplicate',
      ['numbers.0.number'],
    ]);
    const entries = [
      { value: '+32470123402', match: 'number', scope: 'all', source: 'person', reason: 'asked' },
    ];
    expect((await manager.post('/dnc', { entries })).status).toBe(200);
    const forbidden = await add(listId, { numbers: [{ number: '0470123402' }] });
    expect([forbidden.status, problem(forbidden).code]).toEqual([409, 'contact.do_not_call']);
  });

  it('knows the person by number and external id across lists', async () => {
    const other = await makeList();
    const first = (await add(listId, { numbers: [{ number: '0470123410' }], externalId: 'P-1' })).body;
    const second = (await add(other.id, { numbers: [{ number: '0470123411' }], externalId: 'P-1' })).body;
    const third = (await add(other.id, { numbers: [{ number: '0470123412' }, { number: '0470123410' }] }))
      .body;
    expect(second.personId).toBe(first.personId);
    expect(third.personId).toBe(first.personId);
  });

  it('is for those who edit lists, and leaves an audit entry', async () => {
    for (const role of ['supervisor', 'agent'] as const) {
      const client = await api.signIn(role);
      const answer = await client.post(`/contact-lists/${listId}/contacts`, {
        numbers: [{ number: '0470123420' }],
      });
      expect(answer.status).toBe(403);
    }
    const uploader = await api.signIn('uploader');
    const { body } = await uploader.post<ContactView>(`/contact-lists/${listId}/contacts`, {
      numbers: [{ number: '0470123421' }],
    });
    const audit = await rows<{ action: string }>('select action from audit_entry where object_id = $1', [
      body.id,
    ]);
    expect(audit).toEqual([{ action: 'contact.added' }]);
    expect((await api.signedOut().post(`/contact-lists/${listId}/contacts`, {})).status).toBe(401);
    expect((await add(NOBODY, { numbers: [{ number: '0470123422' }] })).status).toBe(404);
  });
});

describe('adding many', () => {
  const bulk = (listId: string, contacts: object[], key: string) =>
    manager.post<AddContactsAnswer>(
      `/contact-lists/${listId}/contacts/bulk`,
      { contacts },
      { headers: { 'idempotency-key': key } },
    );

  it('says of each what became of it, once for a key', async () => {
    const { id } = await makeList();
    const contacts = [
      { numbers: [{ number: '0470200001' }], name: 'One', fields: { a: '1' } },
      { numbers: [{ number: '0470200001' }] },
      { numbers: [{ number: 'nobody' }] },
      { numbers: [{ number: '0470200002' }, { number: 'bad' }], timeZone: 'Europe/Paris' },
      { numbers: [{ number: '0470200003' }], timeZone: 'Nowhere' },
    ];
    const key = crypto.randomUUID();
    const [first, second] = await Promise.all([bulk(id, contacts, key), bulk(id, contacts, key)]);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ accepted: 2, rejected: 3 });
    expect(first.body.rows).toMatchObject([
      { index: 0, outcome: 'accepted', warnings: [] },
      { index: 1, outcome: 'rejected', reason: 'duplicate', field: 'numbers.0.number' },
      { index: 2, outcome: 'rejected', reason: 'phone_invalid', field: 'numbers.0.number' },
      { index: 3, outcome: 'accepted', warnings: [{ field: 'numbers.1.number' }] },
      { index: 4, outcome: 'rejected', reason: 'time_zone_invalid', field: 'timeZone' },
    ]);
    // Two at one moment: one did the work, the other was told of it.
    expect(second.body).toEqual(first.body);
    expect((await bulk(id, contacts, key)).body).toEqual(first.body);
    expect(await rows('select count(*)::int as count from contact where list_id = $1', [id])).toEqual([
      { count: 2 },
    ]);
    const other = await bulk(id, contacts.slice(1), key);
    expect([other.status, problem(other).code]).toEqual([422, 'idempotency.key_reused']);
  });

  it('demands a key, and at most ten thousand', async () => {
    const { id } = await makeList();
    const contacts = [{ numbers: [{ number: '0470200009' }] }];
    const without = await manager.post(`/contact-lists/${id}/contacts/bulk`, { contacts });
    expect([without.status, problem(without).code]).toEqual([400, 'idempotency.key_missing']);
    expect((await bulk(id, Array<object>(10_001).fill(contacts[0]!), 'a-long-enough-key')).status).toBe(400);
  });

  it('takes ten thousand in one request', async () => {
    const { id } = await makeList();
    const contacts = Array.from({ length: 10_000 }, (_, index) => ({
      numbers: [{ number: `+3247${3_000_000 + index}` }],
      name: `Person ${index}`,
      externalId: `bulk-${index}`,
      fields: { city: 'Gent', street: 'A street with a long name', note: 'x'.repeat(80) },
    }));
    const { status, body } = await bulk(id, contacts, crypto.randomUUID());
    expect([status, body.accepted, body.rejected]).toEqual([200, 10_000, 0]);
    const list = (await manager.get<ContactListView>(`/contact-lists/${id}`)).body;
    expect(list.contactCount).toBe(10_000);
  }, 60_000);
});

describe('with a campaign that dials', () => {
  let kit: DispatchKit;
  beforeAll(() => {
    kit = dispatchKit({ url: api.database.url });
  });
  afterAll(() => kit?.close());

  /** A running campaign whose only contact has these numbers; its entry is ready. */
  async function working(number: string, method: 'ivr_call' | 'dialer_push' = 'ivr_call') {
    const list = await makeList();
    const { campaignId } = await seedCampaign(database, { contacts: 0, listId: list.id, method });
    const contact = (await add(list.id, { numbers: [{ number }], timeZone: 'Etc/UTC' })).body;
    return { list, campaignId, contact };
  }
  const ready = (contactId: string) =>
    rows(
      `update spool_entry set state = 'ready', until = now() + interval '1 day' where contact_id = $1 returning state`,
      [contactId],
    );
  const entry = async (contactId: string) =>
    (
      await rows<{ state: string; tries: number }>(
        'select state::text as state, tries from spool_entry where contact_id = $1',
        [contactId],
      )
    )[0];

  it('an added contact has its entry at once', async () => {
    const { contact } = await working('+32470300001');
    expect(await entry(contact.id)).toEqual({ state: 'new', tries: 0 });
    expect(contact.entries).toHaveLength(1);
  });

  it('a number that was taken away does not pass the gate any more', async () => {
    const { campaignId, contact } = await working('+32470300002');
    await ready(contact.id);
    const [attempt] = await kit.claim.claim(campaignId, 5);
    expect(attempt?.number).toBe('+32470300002');
    const change = { numbers: [{ number: '+32470300003' }] };
    const { status, body } = await manager.patch<ChangedContact>(`/contacts/${contact.id}`, change);
    expect([status, body.alreadyPastGate]).toEqual([200, []]);
    expect(body.contact.numbers.map(({ number }) => number)).toEqual(['+32470300003']);
    const campaign = (await kit.policies.find(campaignId))!;
    expect(await kit.sendGate.pass(campaign, [attempt!])).toEqual([]);
    expect(
      await rows('select state::text as state, error from attempt where id = $1', [attempt!.id]),
    ).toEqual([{ state: 'RELEASED', error: 'CONTACT_CHANGED' }]);
    expect(await entry(contact.id)).toEqual({ state: 'waiting', tries: 0 });
    await ready(contact.id);
    expect((await kit.claim.claim(campaignId, 5)).map(({ number }) => number)).toEqual(['+32470300003']);
  });

  it('an edit or removal in the middle of claims never lets the old number through afterwards', async () => {
    // The race that promise 1 is about: claims and gates run all the time while contacts change.
    const list = await makeList();
    const { campaignId } = await seedCampaign(database, { contacts: 0, listId: list.id });
    const contacts = Array.from({ length: 40 }, (_, index) => ({
      numbers: [{ number: `+3247040${String(index).padStart(4, '0')}` }],
      timeZone: 'Etc/UTC',
    }));
    const added = await manager.post<AddContactsAnswer>(
      `/contact-lists/${list.id}/contacts/bulk`,
      { contacts },
      { headers: { 'idempotency-key': crypto.randomUUID() } },
    );
    const ids = added.body.rows.flatMap((row) => (row.outcome === 'accepted' ? [row.contactId] : []));
    await rows(
      `update spool_entry set state = 'ready', until = now() + interval '1 day' where campaign_id = $1`,
      [campaignId],
    );
    const campaign = (await kit.policies.find(campaignId))!;
    let isDone = false;
    const dialing = (async () => {
      while (!isDone) {
        const attempts = await kit.claim.claim(campaignId, 3);
        await kit.sendGate.pass(campaign, attempts);
      }
    })();
    const answeredAt = new Map<string, { at: Date; past: string[] }>();
    for (const [index, id] of ids.entries()) {
      const answer =
        index % 2 === 0
          ? await manager.post<RemovedContact>(`/contacts/${id}/removal`, { reason: 'moved away' })
          : await manager.patch<ChangedContact>(`/contacts/${id}`, {
              numbers: [{ number: `+3247041${String(index).padStart(4, '0')}` }],
            });
      expect(answer.status).toBe(200);
      const past = answer.body.alreadyPastGate.map(({ attemptId }) => attemptId);
      answeredAt.set(contacts[index]!.numbers[0]!.number, { at: new Date(), past });
    }
    isDone = true;
    await dialing;
    const sent = await rows<{ id: string; number: string; at: Date }>(
      'select id, number, sending_at as at from attempt where campaign_id = $1 and sending_at is not null',
      [campaignId],
    );
    const late = sent.filter(({ id, number }) => {
      const answered = answeredAt.get(number);
      return answered !== undefined && !answered.past.includes(id);
    });
    expect(late).toEqual([]);
    expect(sent.length).toBeGreaterThan(0);
  }, 60_000);

  it('what is already past the gate is told, and the attempt stays true', async () => {
    const { list, campaignId, contact } = await working('+32470300004');
    await ready(contact.id);
    const attempts = await kit.claim.claim(campaignId, 5);
    const campaign = (await kit.policies.find(campaignId))!;
    expect(await kit.sendGate.pass(campaign, attempts)).toHaveLength(1);
    const answer = await manager.post<RemovedContact>(`/contacts/${contact.id}/removal`, {
      reason: 'wrong person',
    });
    expect(answer.body).toMatchObject({
      entries: 1,
      keptAttempts: 1,
      alreadyPastGate: [{ attemptId: attempts[0]!.id, number: '+32470300004', state: 'SENDING' }],
    });
    expect((await manager.get(`/contacts/${contact.id}`)).status).toBe(404);
    expect(
      await rows('select number, contact_id, person_id from attempt where id = $1', [attempts[0]!.id]),
    ).toEqual([{ number: '+32470300004', contact_id: contact.id, person_id: contact.personId }]);
    // Added again it is the same person, so caps go on counting.
    const again = (await add(list.id, { numbers: [{ number: '+32470300004' }] })).body;
    expect(again.personId).toBe(contact.personId);
    expect((await manager.get<ContactListView>(`/contact-lists/${list.id}`)).body.contactCount).toBe(1);
  });
});

describe('changing one contact', () => {
  it('changes what is named, judges it as an import does, and refuses what is older', async () => {
    const { id } = await makeList();
    const contact = (
      await add(id, {
        numbers: [{ number: '0470500001' }, { number: '0470500002' }],
        name: 'Ann',
        fields: { a: '1' },
      })
    ).body;
    const changed = await manager.patch<ChangedContact>(
      `/contacts/${contact.id}`,
      { name: 'Anna', timeZone: 'Europe/Paris', priority: 1 },
      { headers: { 'if-match': '"1"' } },
    );
    expect(changed.body.contact).toMatchObject({ name: 'Anna', version: 2, priority: 1, fields: { a: '1' } });
    expect(changed.body.contact.numbers).toMatchObject([
      { number: '+32470500001', zones: ['Europe/Paris'], zoneSource: 'row' },
      { number: '+32470500002', zones: ['Europe/Paris'], zoneSource: 'row' },
    ]);
    const older = await manager.patch(`/contacts/${contact.id}`, { name: 'Anne', version: 1 });
    expect([older.status, problem(older).code]).toEqual([409, 'contact.changed_meanwhile']);
    const wrong = await manager.patch(`/contacts/${contact.id}`, {
      numbers: [{ number: '1' }],
      timeZone: 'x',
    });
    expect([wrong.status, paths(wrong)]).toEqual([422, ['numbers.0.number', 'timeZone']]);
    const audit = await rows('select before, after from audit_entry where object_id = $1 and action = $2', [
      contact.id,
      'contact.changed',
    ]);
    expect(audit).toEqual([
      {
        before: { name: 'Ann', timeZone: null, priority: 5000 },
        after: { name: 'Anna', timeZone: 'Europe/Paris', priority: 1 },
      },
    ]);
  });

  it('refuses the main number of another, and makes one person of those that then share a number', async () => {
    const { id } = await makeList();
    const other = await makeList();
    const ann = (await add(id, { numbers: [{ number: '0470500011' }] })).body;
    const bob = (await add(id, { numbers: [{ number: '0470500012' }] })).body;
    const eve = (await add(other.id, { numbers: [{ number: '0470500013' }] })).body;
    const taken = await manager.patch(`/contacts/${bob.id}`, { numbers: [{ number: '0470500011' }] });
    expect([taken.status, problem(taken).code]).toEqual([409, 'contact.duplicate']);
    const joined = await manager.patch<ChangedContact>(`/contacts/${bob.id}`, {
      numbers: [{ number: '0470500012' }, { number: '0470500013' }],
    });
    expect(joined.status).toBe(200);
    const persons = await rows<{ id: string; person: string }>(
      'select id, person_id as person from contact where id = any($1::uuid[])',
      [[ann.id, bob.id, eve.id]],
    );
    const personOf = new Map(persons.map((row) => [row.id, row.person]));
    expect(personOf.get(bob.id)).toBe(personOf.get(eve.id));
    expect(personOf.get(ann.id)).not.toBe(personOf.get(bob.id));
  });

  it('answers 404 for what is not there and 403 for those who only read', async () => {
    expect((await manager.patch(`/contacts/${NOBODY}`, { name: 'x' })).status).toBe(404);
    expect((await manager.post(`/contacts/${NOBODY}/removal`, { reason: 'gone' })).status).toBe(404);
    const supervisor = await api.signIn('supervisor');
    expect((await supervisor.patch(`/contacts/${NOBODY}`, { name: 'x' })).status).toBe(403);
    expect((await manager.patch('/contacts/nonsense', { name: 'x' })).status).toBe(400);
  });
});
