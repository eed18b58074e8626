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

  it('that are done come with the newest first', async () => {
    const [first, second, third] = (await desk.entriesOf(campaignId)).map(({ id }) => id);
    await sql(
      `update spool_entry set state = 'done', updated_at = wanted.at
       from unnest($1::uuid[], $2::timestamptz[]) as wanted(id, at) where spool_entry.id = wanted.id`,
      [
        [first, second, third],
        ['2026-11-18T12:00:00Z', '2026-11-18T13:00:00Z', '2026-11-18T12:00:00Z'],
      ],
    );
    expect(await walk('state=done')).toEqual([second, ...[first, third].sort().reverse()]);
    expect((await list('state=done&limit=1')).items[0]?.updatedAt).toBe('2026-11-18T13:00:00.000Z');
  });

  it('are found by the beginnings of a name, a number as people write it, or an external id', async () => {
    const [entry, other] = (await list('limit=2')).items;
    await sql("update contact set name = 'José Núñez', external_id = 'CRM-2' where id = $1", [
      entry?.contactId,
    ]);
    await sql(
      "insert into person_key (key, person_id) select 'x:CRM-2', person_id from contact where id = $1",
      [entry?.contactId],
    );
    await sql("update contact set name = 'Josefina Maas' where id = $1", [other?.contactId]);
    const found = async (search: string): Promise<(string | null)[]> =>
      (await list(`search=${encodeURIComponent(search)}`)).items.map(({ contactName }) => contactName);
    expect(await found('nunez jos')).toEqual(['José Núñez']);
    expect((await found('jose')).sort()).toEqual(['Josefina Maas', 'José Núñez']);
    expect(await found('CRM-2')).toEqual(['José Núñez']);
    expect(await found(entry?.numbers[0]?.replace('+32', '0032 ') ?? '')).toEqual(['José Núñez']);
    expect(await found('unez')).toEqual([]);
    expect((await list('search=jose&state=ready')).items).toEqual([]);
    expect((await desk.manager.get(`/campaigns/${campaignId}/entries?search=j`)).status).toBe(400);
  });

  it('refuse the cursor of another order', async () => {
    const { nextCursor } = await list('state=waiting&limit=1');
    const answer = await desk.manager.get(
      `/campaigns/${campaignId}/entries?state=ready&cursor=${nextCursor}`,
    );
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.malformed_cursor' } });
  });
});
