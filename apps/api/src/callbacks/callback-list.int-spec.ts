import type {
  CallbackAgent,
  CallbackCounts,
  CallbackView,
  Page,
  PromisedCallback,
} from '@callspool/contracts';
import { TestClock } from '@callspool/testing';
import { Database } from '../database/database.service.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { seedCampaign } from '../testing/dispatch-kit.js';

const NOW = '2026-11-20T12:00:00.000Z';
const at = (minutes: number): string => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();

describe('the list of promised calls', () => {
  let api: ApiHarness;
  let clock: TestClock;
  let manager: ApiClient;
  let campaignId: string;
  let contacts: { contactId: string; number: string }[];
  const ids: string[] = [];

  beforeAll(async () => {
    clock = new TestClock(NOW);
    api = await startApi({ clock });
    manager = await api.signIn('manager');
    const database = api.app.get(Database);
    ({ campaignId } = await seedCampaign(database, { contacts: 4, firstNumber: 470_111_000 }));
    contacts = (
      await database.pool.query<{ contactId: string; number: string }>(
        `select contact.id as "contactId", e164 as number from spool_entry entry
         join contact on contact.id = entry.contact_id join phone_number on phone_number.contact_id = contact.id
         where entry.campaign_id = $1 order by line_number`,
        [campaignId],
      )
    ).rows;
    for (const [index, { contactId }] of contacts.entries()) {
      const agent = index === 0 ? 'Ana' : null;
      const body = { campaignId, contactId, dueAt: at(60 * (index + 1)), agent };
      const answer = await manager.post<PromisedCallback>('/callbacks', body);
      expect(answer.status).toBe(201);
      ids.push(answer.body.callback.id);
    }
    await manager.post(`/callbacks/${ids[3]}/cancel`, { reason: 'Solved by mail' });
    clock.set(at(90));
  });
  afterAll(() => api.close());

  const list = async (query: string) =>
    (await manager.get<Page<CallbackView>>(`/callbacks?${query}`)).body.items.map(({ id }) =>
      ids.indexOf(id),
    );
  const counts = async (query = '') => (await manager.get<CallbackCounts>(`/callbacks/counts?${query}`)).body;

  it('is narrowed by state as the clock tells it, by agent, number and due time', async () => {
    expect(await list('')).toEqual([0, 1, 2, 3]);
    expect(await list('state=due')).toEqual([0]);
    expect(await list('state=open')).toEqual([1, 2]);
    expect(await list('state=open,due')).toEqual([0, 1, 2]);
    expect(await list('state=cancelled')).toEqual([3]);
    expect(await list('agent=Ana')).toEqual([0]);
    expect(await list(`search=${encodeURIComponent(contacts[1]!.number)}`)).toEqual([1]);
    expect(await list(`search=${contacts[1]!.number.slice(1, 8)}`)).toEqual([0, 1, 2, 3]);
    expect(await list(`from=${at(120)}&to=${at(180)}`)).toEqual([1]);
    expect((await manager.get('/callbacks?search=Ana')).status).toBe(400);
  });

  it('pages in either order, without gaps or repeats', async () => {
    for (const [order, expected] of [
      ['earliest', [0, 1, 2, 3]],
      ['latest', [3, 2, 1, 0]],
    ] as const) {
      const seen: number[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
        const path = `/callbacks?limit=3&order=${order}${from}`;
        const { body } = await manager.get<Page<CallbackView>>(path);
        seen.push(...body.items.map(({ id }) => ids.indexOf(id)));
        cursor = body.nextCursor;
      }
      expect(seen).toEqual(expected);
    }
  });

  it('counts what the same narrowing lists', async () => {
    expect(await counts()).toMatchObject({ open: 2, due: 1, kept: 0, missed: 0, cancelled: 1 });
    expect(await counts('agent=Ana')).toMatchObject({ open: 0, due: 1, cancelled: 0 });
    expect(await counts(`search=${contacts[3]!.number.slice(1)}`)).toMatchObject({ open: 0, cancelled: 1 });
  });

  it('says what a due one waits for, and where its campaign stands', async () => {
    const { pool } = api.database.database;
    await pool.query(
      `update spool_entry set blocks = '{DIALING_HOURS,CALLBACK_PENDING}', eligible_at = $2 where contact_id = $1`,
      [contacts[0]!.contactId, at(600)],
    );
    const { body } = await manager.get<CallbackView>(`/callbacks/${ids[0]}`);
    expect(body).toMatchObject({
      campaignState: 'running',
      entryState: 'waiting',
      blocks: ['DIALING_HOURS'],
      eligibleAt: at(600),
    });
    expect((await manager.get<CallbackView>(`/callbacks/${ids[1]}`)).body).toMatchObject({
      blocks: [],
      eligibleAt: null,
    });
    // Nobody judges the contacts of a campaign that does not run; the promise says so itself.
    const setState = (state: string) =>
      pool.query('update campaign set state = $2::campaign_state where id = $1', [body.campaignId, state]);
    await setState('paused');
    expect((await manager.get<CallbackView>(`/callbacks/${ids[0]}`)).body.blocks).toEqual([
      'CAMPAIGN_NOT_RUNNING',
      'DIALING_HOURS',
    ]);
    await setState('running');
  });

  it('hands one over to one of our people, whom those who may change callbacks can find', async () => {
    await api.signIn('agent');
    const agents = await manager.get<Page<CallbackAgent>>('/callbacks/agents?text=a%20agent');
    const [someone] = agents.body.items;
    expect(someone).toEqual({ id: expect.any(String), name: 'A agent', role: 'agent' });
    const handed = await manager.patch<PromisedCallback>(`/callbacks/${ids[0]}`, {
      agentUserId: someone!.id,
    });
    expect(handed.body.callback).toMatchObject({ agent: null, agentUserName: 'A agent' });
    expect(await list(`agentUserId=${someone!.id}`)).toEqual([0]);
    expect((await (await api.signIn('agent')).get('/callbacks/agents')).status).toBe(403);
    expect((await api.signedOut().get('/callbacks/agents')).status).toBe(401);
  });
});
