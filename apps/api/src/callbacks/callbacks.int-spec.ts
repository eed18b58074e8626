import type { ArchivedCampaign, CallbackView, Page, Problem, PromisedCallback } from '@callspool/contracts';
import { TestClock } from '@callspool/testing';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '../database/database.service.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { seedCampaign } from '../testing/dispatch-kit.js';

const NOW = '2026-11-20T12:00:00.000Z';
const DUE = '2026-11-20T14:00:00.000Z';
const SOME_ID = '0190b7f2-6a4e-7c1d-9b1a-0123456789ab';
const NINE_TO_FIVE = Object.fromEntries(
  [1, 2, 3, 4, 5, 6, 7].map((day) => [day, [{ from: '09:00', to: '17:00' }]]),
);

describe('promised calls over the API', () => {
  let api: ApiHarness;
  let database: Database;
  let clock: TestClock;
  let manager: ApiClient;
  let supervisor: ApiClient;
  let firstNumber = 470_000_000;

  beforeAll(async () => {
    clock = new TestClock(NOW);
    api = await startApi({ clock });
    database = api.app.get(Database);
    [manager, supervisor] = await Promise.all([api.signIn('manager'), api.signIn('supervisor')]);
  });
  beforeEach(() => clock.set(NOW));
  afterAll(() => api.close());

  const rows = async (sql: string, values: unknown[] = []) => (await database.pool.query(sql, values)).rows;
  async function seeded(contacts = 1, contactsPerPerson = 1) {
    firstNumber += 1_000;
    const campaign = await seedCampaign(database, { contacts, contactsPerPerson, firstNumber });
    const found = await rows(
      `select entry.id as "entryId", contact.id as "contactId", e164 as number
       from spool_entry entry join contact on contact.id = entry.contact_id
       join phone_number on phone_number.contact_id = contact.id
       where entry.campaign_id = $1 order by line_number`,
      [campaign.campaignId],
    );
    return { ...campaign, contacts: found as { entryId: string; contactId: string; number: string }[] };
  }
  const entryRow = async (id: string) => (await rows('select * from spool_entry where id = $1', [id]))[0];
  async function promised(changes: object = {}, by: ApiClient = manager) {
    const campaign = await seeded();
    const [contact] = campaign.contacts;
    const body = {
      campaignId: campaign.campaignId,
      contactId: contact!.contactId,
      dueAt: DUE,
      note: 'About the fibre',
      ...changes,
    };
    const answer = await by.post<PromisedCallback & Problem>('/callbacks', body);
    return { ...campaign, contact: contact!, body, answer, id: answer.body.callback?.id };
  }

  it('are closed to whoever is not signed in or has no right, and tell a malformed id from an unknown one', async () => {
    expect((await api.signedOut().get('/callbacks')).status).toBe(401);
    expect((await api.signedOut().post('/callbacks', {})).status).toBe(401);
    const [agent, uploader] = await Promise.all([api.signIn('agent'), api.signIn('uploader')]);
    expect((await uploader.get('/callbacks')).status).toBe(403);
    expect((await uploader.post('/callbacks', {})).status).toBe(403);
    expect((await agent.get('/callbacks')).status).toBe(403);
    expect((await agent.patch(`/callbacks/${SOME_ID}`, {})).status).toBe(403);
    expect((await agent.post(`/callbacks/${SOME_ID}/cancel`, { reason: 'x' })).status).toBe(403);
    expect((await promised({}, agent)).answer.status).toBe(201);
    for (const path of ['/callbacks/x', '/callbacks/x/cancel']) {
      const act = path.endsWith('cancel') ? manager.post(path, { reason: 'x' }) : manager.get(path);
      expect((await act).status).toBe(400);
    }
    expect((await manager.patch('/callbacks/x', {})).status).toBe(400);
    expect(await manager.get(`/callbacks/${SOME_ID}`)).toMatchObject({
      status: 404,
      body: { code: 'callback.not_found' },
    });
  });

  it('are made with the number, the zone and who promised, and hold the entry back until their moment', async () => {
    const { answer, contact, id } = await promised({}, supervisor);
    expect(answer).toMatchObject({
      status: 201,
      body: {
        alreadyPastGate: [],
        callback: {
          number: contact.number,
          dueAt: DUE,
          timeZone: 'Etc/UTC',
          state: 'open',
          source: 'person',
          note: 'About the fibre',
          entryId: contact.entryId,
          missedFrom: '2026-11-20T14:30:00.000Z',
          version: 1,
        },
      },
    });
    expect(await entryRow(contact.entryId)).toMatchObject({
      state: 'waiting',
      eligible_at: new Date(DUE),
      not_before: null,
    });
    expect(await rows(`select action, after from audit_entry where object_id = $1`, [id])).toMatchObject([
      { action: 'callback.made', after: { dueAt: DUE, number: contact.number } },
    ]);
  });

  it('name the one and only open promise of a contact in a campaign', async () => {
    const { id, body } = await promised();
    expect(await manager.post('/callbacks', body)).toMatchObject({
      status: 409,
      body: { code: 'callback.already_promised', details: { id } },
    });
  });

  it('take up an entry that is done, and give it back when they are cancelled', async () => {
    const { contacts, campaignId } = await seeded();
    const { entryId, contactId } = contacts[0]!;
    await rows(`update spool_entry set state = 'done', done_reason = 'used_up' where id = $1`, [entryId]);
    const made = await manager.post<PromisedCallback>('/callbacks', { campaignId, contactId, dueAt: DUE });
    expect(await entryRow(entryId)).toMatchObject({ state: 'waiting', done_reason: null });
    const { id } = made.body.callback;
    expect((await manager.post(`/callbacks/${id}/cancel`, {})).status).toBe(400);
    const cancelled = await manager.post<CallbackView>(`/callbacks/${id}/cancel`, { reason: 'They moved' });
    expect(cancelled).toMatchObject({
      status: 200,
      body: { state: 'cancelled', cancelReason: 'They moved' },
    });
    expect(await entryRow(entryId)).toMatchObject({ state: 'done', done_reason: 'used_up' });
    expect(await manager.post(`/callbacks/${id}/cancel`, { reason: 'again' })).toMatchObject({
      status: 409,
      body: { code: 'callback.not_open' },
    });
    expect(await rows(`select action from audit_entry where object_id = $1 order by id`, [id])).toEqual([
      { action: 'callback.made' },
      { action: 'callback.cancelled' },
    ]);
  });

  it('are refused outside the hours, and the refusal names the next opening', async () => {
    const { campaignId, contacts, hoursId } = await seeded();
    await rows('update calling_hours set week = $2 where id = $1', [hoursId, JSON.stringify(NINE_TO_FIVE)]);
    const { contactId } = contacts[0]!;
    const ask = (dueAt: string) => manager.post<Problem>('/callbacks', { campaignId, contactId, dueAt });
    expect(await ask('2026-11-20T17:00:00Z')).toMatchObject({
      status: 422,
      body: {
        code: 'callback.outside_hours',
        issues: [{ path: 'dueAt', message: expect.stringContaining('2026-11-21T09:00:00.000Z') }],
        details: { nextOpening: '2026-11-21T09:00:00.000Z' },
      },
    });
    expect((await ask('2026-11-20T17:59:59+01:00')).status).toBe(201);
  });

  it('are refused with the field to mend', async () => {
    const { campaignId, contacts } = await seeded();
    const { contactId, number } = contacts[0]!;
    const refusal = async (changes: object) => {
      const body = { campaignId, contactId, dueAt: DUE, ...changes };
      const { status, body: problem } = await manager.post<Problem>('/callbacks', body);
      return [status, problem.code, problem.issues?.[0]?.path ?? null];
    };
    expect(await refusal({ dueAt: NOW })).toEqual([422, 'callback.in_the_past', 'dueAt']);
    expect(await refusal({ dueAt: '2028-01-01T00:00:00Z' })).toEqual([422, 'callback.too_far', 'dueAt']);
    expect(await refusal({ number: '+3290000000' })).toEqual([422, 'callback.number_unknown', 'number']);
    expect(await refusal({ contactId: uuidv7() })).toEqual([422, 'callback.not_in_spool', 'contactId']);
    expect(await refusal({ agentUserId: uuidv7() })).toEqual([422, 'callback.agent_unknown', 'agentUserId']);
    expect(await refusal({ agent: 'ana', agentUserId: uuidv7() })).toEqual([
      400,
      'request.invalid',
      'agentUserId',
    ]);
    expect(await refusal({ dueAt: '2026-11-20T14:00:00' })).toEqual([400, 'request.invalid', 'dueAt']);
    await rows(`update campaign set state = 'finished' where id = $1`, [campaignId]);
    expect(await refusal({})).toEqual([409, 'callback.campaign_calls_nobody', null]);
    await rows(`update campaign set state = 'paused' where id = $1`, [campaignId]);
    await manager.post('/dnc', { entries: [{ value: number }], reason: 'asked' });
    expect(await refusal({})).toEqual([422, 'callback.do_not_call', 'number']);
  });

  it('move to another time by the version that was seen, and say what changed in the trail', async () => {
    const { id, contact } = await promised();
    const dueAt = '2026-11-20T13:00:00.000Z';
    const moved = await manager.patch<PromisedCallback>(`/callbacks/${id}`, {
      dueAt,
      agent: 'ana',
      version: 1,
    });
    expect(moved).toMatchObject({ status: 200, body: { callback: { dueAt, agent: 'ana', version: 2 } } });
    expect((await entryRow(contact.entryId)).eligible_at).toEqual(new Date(dueAt));
    expect(await manager.patch(`/callbacks/${id}`, { note: 'late', version: 1 })).toMatchObject({
      status: 409,
      body: { code: 'callback.changed_meanwhile' },
    });
    const user = (await rows(`select id, name from app_user limit 1`))[0];
    const given = await manager.patch<PromisedCallback>(`/callbacks/${id}`, { agentUserId: user.id });
    expect(given.body.callback).toMatchObject({
      agent: null,
      agentUserId: user.id,
      agentUserName: user.name,
    });
    expect(
      await rows(`select before, after from audit_entry where object_id = $1 order by id`, [id]),
    ).toMatchObject([
      {},
      { before: { dueAt: DUE }, after: { dueAt, agent: 'ana' } },
      { after: { agentUserId: user.id } },
    ]);
  });

  it('hold back what was reserved for the person before, also another contact of theirs', async () => {
    const { campaignId, contacts } = await seeded(2, 2);
    const [first, second] = contacts;
    await manager.post('/callbacks', { campaignId, contactId: first!.contactId, dueAt: DUE });
    const why = await manager.get(`/campaigns/${campaignId}/entries/${second!.entryId}/why`);
    expect(why.body).toMatchObject({
      eligible: false,
      blocks: [
        { code: 'CALLBACK_PENDING', clearsAt: DUE, evidence: expect.stringContaining('Another contact') },
      ],
      eligibleAt: DUE,
    });
    expect(await entryRow(second!.entryId)).toMatchObject({ state: 'waiting' });
  });

  it('are listed by due time, page by page and by every filter', async () => {
    const { campaignId, contacts } = await seeded(4);
    const due = ['15', '13', '14', '13'].map((hour) => `2026-11-20T${hour}:00:00.000Z`);
    const ids: string[] = [];
    for (const [index, { contactId }] of contacts.entries()) {
      // Ids of one millisecond have no order among themselves.
      clock.advance(1);
      const body = { campaignId, contactId, dueAt: due[index] };
      ids.push((await manager.post<PromisedCallback>('/callbacks', body)).body.callback.id);
    }
    const list = async (query: string) => {
      const answer = await manager.get<Page<CallbackView>>(`/callbacks?campaignId=${campaignId}${query}`);
      return { ids: answer.body.items.map((row) => ids.indexOf(row.id)), next: answer.body.nextCursor };
    };
    const first = await list('&limit=3');
    expect(first.ids).toEqual([1, 3, 2]);
    expect(await list(`&limit=3&cursor=${first.next}`)).toEqual({ ids: [0], next: null });
    expect((await list('&from=2026-11-20T14:00:00Z')).ids).toEqual([2, 0]);
    expect((await list('&to=2026-11-20T14:00:00Z')).ids).toEqual([1, 3]);
    expect((await list(`&contactId=${contacts[2]!.contactId}`)).ids).toEqual([2]);
    clock.set('2026-11-20T14:00:00Z');
    await manager.post(`/callbacks/${ids[3]}/cancel`, { reason: 'x' });
    expect((await list('&state=open')).ids).toEqual([0]);
    expect((await list('&state=due,cancelled')).ids).toEqual([1, 3, 2]);
    expect((await manager.get(`/callbacks/counts?campaignId=${campaignId}`)).body).toMatchObject({
      open: 1,
      due: 2,
      kept: 0,
      missed: 0,
      cancelled: 1,
    });
    expect((await manager.get(`/callbacks?state=dancing`)).status).toBe(400);
    expect((await manager.get(`/callbacks?cursor=abc`)).status).toBe(400);
  });

  it('are cancelled and counted when their campaign is archived', async () => {
    const { campaignId, id } = await promised();
    await rows(`update campaign set state = 'finished' where id = $1`, [campaignId]);
    const archived = await manager.post<ArchivedCampaign>(`/campaigns/${campaignId}/archive`);
    expect(archived).toMatchObject({ status: 200, body: { state: 'archived', callbacksCancelled: 1 } });
    expect((await manager.get(`/callbacks/${id}`)).body).toMatchObject({
      state: 'cancelled',
      cancelReason: 'The campaign was archived.',
    });
  });

  it('are made once when two people promise at the same moment', async () => {
    const { campaignId, contacts } = await seeded(2, 2);
    const make = (index: number) =>
      manager.post('/callbacks', { campaignId, contactId: contacts[index]!.contactId, dueAt: DUE });
    const answers = await Promise.all([make(0), make(1), make(0), make(1)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409]);
  });
});
