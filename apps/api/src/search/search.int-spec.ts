import type { SearchAnswer } from '@callspool/contracts';
import { type CampaignHarness, startCampaignHarness } from '../testing/campaign-harness.js';

describe('search', () => {
  let desk: CampaignHarness;
  let listId: string;
  beforeAll(async () => {
    desk = await startCampaignHarness();
    listId = await desk.kit.makeList(['+3225550701', '+3225550702']);
    await desk.prisma.contactList.update({ where: { id: listId }, data: { name: 'Bajas Q3 winback' } });
    const [first] = await desk.prisma.contact.findMany({ where: { listId }, orderBy: { lineNumber: 'asc' } });
    await desk.prisma.contact.update({
      where: { id: first!.id },
      data: { externalId: 'customer-42', name: 'Ada' },
    });
    for (const name of ['Oktober winback', 'Winback Fibra Q4', 'Anything else'])
      await desk.withList({ name });
    await desk.prisma.campaign.updateMany({
      where: { name: 'Winback Fibra Q4' },
      data: { state: 'paused' },
    });
  });
  afterAll(() => desk.close());

  const search = async (q: string): Promise<SearchAnswer> =>
    (await desk.manager.get<SearchAnswer>(`/search?q=${encodeURIComponent(q)}`)).body;

  it('is for people who work with campaigns, lists or contacts', async () => {
    expect((await desk.api.signedOut().get('/search?q=a')).status).toBe(401);
    expect((await (await desk.api.signIn('agent')).get('/search?q=a')).status).toBe(403);
    expect((await desk.manager.get('/search?q=')).status).toBe(400);
    expect((await desk.manager.get('/search')).status).toBe(400);
  });

  it('finds campaigns and lists by a part of their name, what begins with it first', async () => {
    const { campaigns, lists, contacts } = await search('WINB');
    expect(campaigns.map(({ name, state }) => [name, state])).toEqual([
      ['Winback Fibra Q4', 'paused'],
      ['Oktober winback', 'draft'],
    ]);
    expect(lists).toEqual([{ id: listId, name: 'Bajas Q3 winback', isArchived: false }]);
    expect(contacts).toEqual([]);
    expect(await search('%')).toEqual({ campaigns: [], lists: [], contacts: [] });
  });

  it('finds a contact by its number in any usual form, and by its external id', async () => {
    const found = {
      number: '+3225550701',
      externalId: 'customer-42',
      name: 'Ada',
      listName: 'Bajas Q3 winback',
    };
    for (const q of ['+32 2 555 07 01', '02 555 07 01', '+3225550701', 'customer-42'])
      expect([q, (await search(q)).contacts]).toMatchObject([q, [found]]);
    expect((await search('customer-4')).contacts).toEqual([]);
    expect((await search('+3225559999')).contacts).toEqual([]);
  });

  it('shows each role only what it may see', async () => {
    const uploader = await desk.api.signIn('uploader');
    const { body } = await uploader.get<SearchAnswer>('/search?q=winb');
    expect([body.campaigns.length, body.lists.length]).toEqual([0, 1]);
    expect((await uploader.get<SearchAnswer>('/search?q=customer-42')).body.contacts).toHaveLength(1);
  });
});
