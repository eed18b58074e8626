import type { Problem } from '@callspool/contracts';
import { Database } from '../../database/database.service.js';
import { type ApiHarness, startApi } from '../../testing/api-harness.js';
import { seedCampaign } from '../../testing/dispatch-kit.js';

describe('event streams', () => {
  let api: ApiHarness;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  const open = async (role: 'manager' | 'supervisor') => {
    const { campaignId } = await seedCampaign(new Database(api.database.database, api.database.url), {
      contacts: 1,
      firstNumber: 100_000_000 + Math.floor(Math.random() * 100_000_000),
    });
    const client = await api.signIn(role);
    const stream = await client.raw('GET', `/campaigns/${campaignId}/events`);
    return { client, stream };
  };
  const untilEnd = async (stream: Response): Promise<string> => {
    let text = '';
    for await (const chunk of stream.body as unknown as AsyncIterable<Uint8Array>)
      text += Buffer.from(chunk).toString();
    return text;
  };

  it('end soon after the person who opened them has signed out', async () => {
    const { client, stream } = await open('manager');
    expect(stream.status).toBe(200);
    expect((await client.delete('/session')).status).toBe(204);
    expect(await untilEnd(stream)).toContain('event: progress');
  });

  it('end soon after the person is disabled', async () => {
    const { stream } = await open('supervisor');
    await api.database.database.prisma.user.updateMany({
      where: { role: 'supervisor' },
      data: { disabledAt: new Date() },
    });
    expect(await untilEnd(stream)).toContain('event: progress');
  });

  it('answer 404 like any request for what does not exist', async () => {
    const client = await api.signIn('manager');
    const answer = await client.get<Problem>('/campaigns/018f0000-0000-7000-8000-000000000001/events');
    expect(answer).toMatchObject({ status: 404, body: { code: 'campaign.not_found' } });
  });
});
