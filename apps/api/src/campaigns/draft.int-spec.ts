import type { CampaignRowPage, CampaignView, PreflightReport } from '@callspool/contracts';
import type { ApiClient } from '../testing/api-client.js';
import { type CampaignHarness, startCampaignHarness } from '../testing/campaign-harness.js';
import { type CampaignKit, numbers } from '../testing/campaign-kit.js';

describe('a draft', () => {
  let harness: CampaignHarness;
  let manager: ApiClient;
  let kit: CampaignKit;

  beforeAll(async () => {
    harness = await startCampaignHarness();
    ({ manager, kit } = harness);
  });
  afterAll(() => harness.close());

  const begin = async (): Promise<CampaignView> => {
    const { dialingHoursId, contactingHoursId, respoolRuleSetId, ...first } = kit.ivrBody();
    expect([dialingHoursId, contactingHoursId, respoolRuleSetId]).not.toContain(undefined);
    return kit.create(first);
  };
  const blockers = async (id: string): Promise<PreflightReport['blockers']> =>
    (await manager.get<PreflightReport>(`/campaigns/${id}/preflight`)).body.blockers;

  it('is stored from its first step on, stands on a proposal, and names what nobody has chosen', async () => {
    const { id, ...draft } = await begin();
    expect(draft).toMatchObject({
      state: 'draft',
      missing: ['listIds', 'dialingHoursId', 'contactingHoursId', 'respoolRuleSetId'],
      dialingHoursId: expect.any(String),
      respoolRuleSetId: kit.rules.standard,
    });
    expect(await blockers(id)).toMatchObject([
      { code: 'undecided', field: 'dialingHoursId', details: {} },
      { code: 'undecided', field: 'contactingHoursId' },
      { code: 'undecided', field: 'respoolRuleSetId' },
      { code: 'no_contacts', field: 'listIds', details: { reason: 'no_list' } },
    ]);
    expect((await manager.post(`/campaigns/${id}/start`)).status).toBe(409);
    const { items } = (await manager.get<CampaignRowPage>('/overview/campaigns?state=draft')).body;
    expect(items.find((row) => row.id === id)).toMatchObject({
      undecided: ['dialingHoursId', 'contactingHoursId', 'respoolRuleSetId'],
    });
  });

  it('is decided field by field, also when what was proposed is what was wanted', async () => {
    const { id, dialingHoursId } = await begin();
    const listId = await kit.makeList(numbers(2));
    await manager.post(`/campaigns/${id}/lists`, { listId });
    const first = await manager.patch<CampaignView>(`/campaigns/${id}`, { dialingHoursId });
    expect(first.body).toMatchObject({ version: 2, missing: ['contactingHoursId', 'respoolRuleSetId'] });
    const rest = { contactingHoursId: kit.rules.always, respoolRuleSetId: kit.rules.standard };
    const second = await manager.patch<CampaignView>(`/campaigns/${id}`, rest);
    expect(second.body.missing).toEqual([]);
    expect((await manager.post(`/campaigns/${id}/start`)).status).toBe(200);
  });

  it('proposes what the newest campaign has', async () => {
    await kit.create(kit.ivrBody({ dialingHoursId: kit.rules.weekdays }));
    expect(await begin()).toMatchObject({
      dialingHoursId: kit.rules.weekdays,
      contactingHoursId: kit.rules.always,
    });
  });

  it('of a dialer wants its confirmations, and a copy is as undecided as its source', async () => {
    const draft = await kit.create(kit.pushBody({ listIds: [await kit.makeList(numbers(1))] }));
    expect(draft.missing).toEqual(['confirmations']);
    const { id } = await begin();
    const clone = await manager.post<CampaignView>(`/campaigns/${id}/clone`, { name: 'A copy of a draft' });
    expect(clone.body.missing).toContain('dialingHoursId');
  });

  it('says what is missing when there is nothing to propose', async () => {
    await harness.prisma.campaign.deleteMany({});
    await harness.prisma.callingHours.deleteMany({});
    const { dialingHoursId: _one, contactingHoursId: _two, ...first } = kit.ivrBody();
    expect(await manager.post('/campaigns', first)).toMatchObject({
      status: 422,
      body: {
        code: 'campaign.reference_unknown',
        issues: [{ path: 'dialingHoursId' }, { path: 'contactingHoursId' }],
      },
    });
  });
});
