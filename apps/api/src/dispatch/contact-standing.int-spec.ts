import type { ContactStanding, EntryWhy } from '@callspool/contracts';
import { Database } from '../database/database.service.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { seedCampaign } from '../testing/dispatch-kit.js';

const NOBODY = '0190b7f2-6a4e-7c1d-9b1a-0123456789ab';

let api: ApiHarness;
let supervisor: ApiClient;
let database: Database;

beforeAll(async () => {
  api = await startApi();
  supervisor = await api.signIn('supervisor');
  database = api.app.get(Database);
}, 60_000);
afterAll(() => api?.close());

describe('the standing of a contact', () => {
  it('is the policy’s own answer in each campaign that is not over', async () => {
    const running = await seedCampaign(database, { contacts: 1, name: 'Running' });
    const { listId } = running;
    const paused = await seedCampaign(database, { contacts: 1, listId, name: 'Paused' });
    const over = await seedCampaign(database, { contacts: 1, listId, name: 'Over' });
    await database.pool.query(`update campaign set state = 'paused' where id = $1`, [paused.campaignId]);
    await database.pool.query(`update campaign set state = 'archived' where id = $1`, [over.campaignId]);
    const { rows } = await database.pool.query<{ id: string }>(`select id from contact where list_id = $1`, [
      listId,
    ]);
    const contactId = rows[0]!.id;
    const { status, body } = await supervisor.get<ContactStanding>(`/contacts/${contactId}/standing`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ contactId, hasMore: false });
    const told = Object.fromEntries(body.campaigns.map((campaign) => [campaign.name, campaign]));
    expect(Object.keys(told).sort()).toEqual(['Paused', 'Running']);
    expect(told['Running']).toMatchObject({ state: 'running', timeZone: 'UTC', why: { eligible: true } });
    expect(told['Paused']?.why).toMatchObject({
      eligible: false,
      blocks: [{ code: 'CAMPAIGN_NOT_RUNNING', clearsAt: null }],
    });

    const entryId = told['Paused']!.why.entry.id;
    const path = `/campaigns/${paused.campaignId}/entries/${entryId}/why`;
    const { body: why } = await supervisor.get<EntryWhy>(path);
    expect({ ...why, at: null }).toEqual({ ...told['Paused']!.why, at: null });
  });

  it('is kept from those who may not read contacts', async () => {
    const path = `/contacts/${NOBODY}/standing`;
    expect((await api.signedOut().get(path)).status).toBe(401);
    expect((await (await api.signIn('agent')).get(path)).status).toBe(403);
    expect((await supervisor.get('/contacts/nonsense/standing')).status).toBe(400);
    expect((await supervisor.get(path)).status).toBe(404);
  });
});
