import type { EntryView, Page } from '@callspool/contracts';
import { Database } from '../database/database.service.js';
import { type CampaignHarness, startCampaignHarness } from '../testing/campaign-harness.js';

describe('the entries of a campaign', () => {
  let desk: CampaignHarness;
  let campaignId: string;
  beforeAll(async () => {
    desk = await startCampaignHarness();
    campaignId = (await desk.started()).id;
  });
  afterAll(() => desk.close());
  const sql = (text: string, values: unknown[] = []) => desk.api.app.get(Database).pool.query(text, values);
  const list = async (query: string): Promise<Page<EntryView>> =>
    (await desk.manager.get<Page<EntryView>>(`/campaigns/${campaignId}/entries?${query}`)).body;
  /** Page after page, one row each. */
  const walk = async (query: string): Promise<string[]> => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Page<EntryView> = await list(`${query}&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    return seen;
  };

  it('come in the order in which they will be dialled, whatever the order of their ids', async () => {
    const [first, second, third] = (await desk.entriesOf(campaignId)).map(({ id }) => id);
    await sql(
      "update spool_entry set state = 'ready', rank = case id when $1 then 3 when $2 then -9 else 3 end where campaign_id = $3",
      [first, second, campaignId],
    );
    expect(await walk('state=ready')).toEqual([second, ...[first, third].sort()]);
  });

  it('that wait come by the moment they come back', async () => {
    const [first, second, third] = (await desk.entriesOf(campaignId)).map(({ id }) => id);
    await sql(
      `update spool_entry set state = 'waiting', eligible_at = timestamptz '2026-11-18T12:00:00Z' - position * interval '1 hour'
       from unnest($1::uuid[]) with ordinality as wanted(id, position) where spool_entry.id = wanted.id`,
      [[first, second, third]],
    );
    expect(await walk('state=waiting')).toEqual([third, second, first]);
  });

  it('are found by a number of their contact and by its external id', async () => {
    const [entry] = (await list('limit=1')).items;
    const number = entry?.numbers[0] ?? '';
    expect((await list(`number=${encodeURIComponent(number)}`)).items.map(({ id }) => id)).toEqual([
      entry?.id,
    ]);
    expect((await list(`number=${number.slice(1)}`)).items).toHaveLength(1);
    expect((await list('number=%2B999')).items).toEqual([]);
    await sql("update contact set external_id = 'CRM-1' where id = $1", [entry?.contactId]);
    expect((await list('externalId=CRM-1')).items).toMatchObject([{ id: entry?.id, externalId: 'CRM-1' }]);
  });

  it('refuse the cursor of another order', async () => {
    const { nextCursor } = await list('state=waiting&limit=1');
    const answer = await desk.manager.get(
      `/campaigns/${campaignId}/entries?state=ready&cursor=${nextCursor}`,
    );
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.malformed_cursor' } });
  });
});
