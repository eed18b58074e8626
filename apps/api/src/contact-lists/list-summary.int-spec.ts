import type { ContactListView, ListSummaryAnswer, Page } from '@callspool/contracts';
import { TestClock } from '@callspool/testing';
import { Database } from '../database/database.service.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { seedCampaign } from '../testing/dispatch-kit.js';
import { ListSummariesRepository } from './list-summaries.repository.js';

const NOW = new Date();
const later = (ms: number): Date => new Date(NOW.getTime() + ms);

const COLUMNS = {
  names: ['phone'],
  phones: [{ index: 0, kind: null }],
  externalId: null,
  name: null,
  timeZone: null,
};
const OPTIONS = JSON.stringify({
  dialect: { delimiter: ',', newline: '\n' },
  encoding: 'utf-8',
  hasHeader: true,
  columns: { ...COLUMNS, postalCode: null, priority: null, agent: null, fields: [] },
});

let api: ApiHarness;
let uploader: ApiClient;
let database: Database;
const clock = new TestClock(NOW);

beforeAll(async () => {
  api = await startApi({ clock });
  uploader = await api.signIn('uploader');
  database = api.app.get(Database);
}, 60_000);
afterAll(() => api?.close());

const summaryOf = async (listId: string) =>
  (await uploader.get<ListSummaryAnswer>(`/contact-lists/${listId}/summary`)).body;

/** Puts the entry of a line of the file into a state, under a verdict. */
const put = (campaignId: string, line: number, change: string, parameters: unknown[] = []) =>
  database.pool.query(
    `update spool_entry entry set ${change} from contact
     where contact.id = entry.contact_id and entry.campaign_id = $1 and contact.line_number = $2`,
    [campaignId, line, ...parameters],
  );

describe('where the contacts of a list stand', () => {
  it('is one place for each, by the verdicts of campaigns that run', async () => {
    const { campaignId, listId } = await seedCampaign(database, { contacts: 12, firstNumber: 410_000_000 });
    await put(campaignId, 1, `state = 'in_flight', tries = 1`);
    await put(campaignId, 2, `until = $3`, [later(-1)]);
    await put(campaignId, 3, `state = 'new'`);
    const waiting = `state = 'waiting', evaluated_at = $3, eligible_at = $4, blocks = $5`;
    await put(campaignId, 4, waiting, [later(-5_000), later(60_000), ['CONTACTING_HOURS']]);
    await put(campaignId, 5, waiting, [later(-9_000), later(90_000), ['RESPOOL_DELAY', 'CONTACTING_HOURS']]);
    await put(campaignId, 6, waiting, [later(-1_000), later(99_000), ['CAP']]);
    await put(campaignId, 7, waiting, [later(-1_000), later(-1), ['CONTACTING_HOURS']]);
    await put(campaignId, 8, `state = 'blocked', blocks = '{DNC}'`);
    await put(campaignId, 9, `state = 'done', tries = 2, done_reason = 'ANSWERED'`);
    await database.pool.query(
      `delete from spool_entry using contact where contact.id = contact_id and campaign_id = $1 and line_number = 10`,
      [campaignId],
    );
    await database.pool.query(
      `update phone_number set zones = '{}' from contact
       where contact.id = contact_id and contact.list_id = $1 and line_number <= 2`,
      [listId],
    );
    const { summary, isCounting } = await summaryOf(listId);
    expect(isCounting).toBe(false);
    expect(summary).toEqual({
      at: NOW.toISOString(),
      contacts: 12,
      fresh: 10,
      places: {
        inFlight: 1,
        dialable: 2,
        waitingTime: 1,
        waitingRespool: 1,
        atCap: 1,
        notJudged: 3,
        campaignNotRunning: 0,
        suppressed: 1,
        closed: 1,
        noCampaign: 1,
      },
      nextAt: {
        waitingTime: later(60_000).toISOString(),
        waitingRespool: later(90_000).toISOString(),
        atCap: later(99_000).toISOString(),
      },
      zones: [
        { zones: ['Etc/UTC'], contacts: 10 },
        { zones: [], contacts: 2 },
      ],
      otherZones: 0,
      oldestVerdictAt: later(-9_000).toISOString(),
    });
  });

  it('is the best place that any campaign puts a contact in', async () => {
    const { campaignId, listId } = await seedCampaign(database, { contacts: 3, firstNumber: 411_000_000 });
    const other = await seedCampaign(database, { contacts: 3, listId });
    await database.pool.query(`update campaign set state = 'paused' where id = $1`, [campaignId]);
    await put(other.campaignId, 2, `state = 'done'`);
    await put(campaignId, 3, `state = 'done'`);
    await put(other.campaignId, 3, `state = 'done'`);
    expect((await summaryOf(listId)).summary?.places).toMatchObject({
      dialable: 1,
      campaignNotRunning: 1,
      closed: 1,
    });
  });

  it('is counted again when it has come of age, and not before', async () => {
    const { campaignId, listId } = await seedCampaign(database, { contacts: 2, firstNumber: 412_000_000 });
    expect((await summaryOf(listId)).summary?.places.dialable).toBe(2);
    await put(campaignId, 1, `state = 'done'`);
    expect((await summaryOf(listId)).summary?.places.dialable).toBe(2);
    clock.advance(10_000);
    expect((await summaryOf(listId)).summary).toMatchObject({
      at: clock.now().toISOString(),
      places: { dialable: 1, closed: 1 },
    });
  });

  it('of a long list is counted by a job, once for all who ask', async () => {
    const { listId } = await seedCampaign(database, { contacts: 1, firstNumber: 413_000_000 });
    await database.pool.query(
      `insert into list_import (id, list_id, file_id, file_name, state, options, rows_accepted, created_by, created_at)
       values (uuid7($2), $1, $1, 'x.csv', 'done', '{}', 20001, 'test', $2)`,
      [listId, NOW],
    );
    expect(await summaryOf(listId)).toEqual({ summary: null, isCounting: true });
    await summaryOf(listId);
    const { rows } = await database.pool.query(
      `select count(*)::int as jobs from graphile_worker.jobs where key = $1`,
      [`list-count:${listId}`],
    );
    expect(rows).toEqual([{ jobs: 1 }]);
  });

  it('is looked at again by the clock only where something may have moved', async () => {
    const summaries = api.app.get(ListSummariesRepository);
    const quiet = await seedCampaign(database, { contacts: 1, firstNumber: 414_000_000 });
    const busy = await seedCampaign(database, { contacts: 1, firstNumber: 415_000_000 });
    const hourAgo = later(-3_600_000);
    for (const sql of [
      `update campaign set state = 'paused', state_changed_at = $2 where id = $1`,
      `update campaign_list set added_at = $2 where campaign_id = $1`,
      `update contact_list set updated_at = $2 where id in (select list_id from campaign_list where campaign_id = $1)`,
    ])
      await database.pool.query(sql, [quiet.campaignId, hourAgo]);
    const stale = async () => {
      const ids = await summaries.listStale(clock.now(), 1_000);
      return [quiet.listId, busy.listId].map((id) => ids.includes(id));
    };
    expect(await stale()).toEqual([true, true]);
    for (const { listId } of [quiet, busy]) await summaryOf(listId);
    expect(await stale()).toEqual([false, false]);
    clock.advance(61_000);
    expect(await stale()).toEqual([false, true]);
  });
});

describe('the table of lists', () => {
  it('tells imports, campaigns that are not over and the last count beside each', async () => {
    const { campaignId, listId } = await seedCampaign(database, { contacts: 1, name: 'Winback' });
    const over = await seedCampaign(database, { contacts: 0, listId });
    await database.pool.query(`update campaign set state = 'finished' where id = $1`, [over.campaignId]);
    for (const [file, ms] of [
      ['old.csv', 1],
      ['new.csv', 2],
    ] as const) {
      await database.pool.query(
        `insert into list_import (id, list_id, file_id, file_name, state, options, rows_accepted, created_by, created_at)
         values (uuid7($2), $1, $1, $3, 'done', $4, 4, 'Ann', $2)`,
        [listId, later(ms), file, OPTIONS],
      );
    }
    const { summary } = await summaryOf(listId);
    const { body } = await uploader.get<Page<ContactListView>>('/contact-lists?inUse=true&limit=200');
    expect(body.items.find((item) => item.id === listId)).toMatchObject({
      contactCount: 8,
      importCount: 2,
      lastImport: { fileName: 'new.csv', state: 'done', createdBy: 'Ann', createdAt: later(2).toISOString() },
      campaigns: [{ id: campaignId, name: 'Winback', state: 'running' }],
      campaignCount: 1,
      summary,
    });
  });

  it('is paged by name and by age, and narrowed to lists in use', async () => {
    const names = ['b', 'a', 'c'].map((name) => `paged ${name}`);
    for (const name of names) await uploader.post('/contact-lists', { name, defaultCountry: 'BE' });
    const pages = async (order: string) => {
      const seen: string[] = [];
      let cursor = '';
      do {
        const path = `/contact-lists?search=paged&limit=2&order=${order}${cursor}`;
        const { body } = await uploader.get<Page<ContactListView>>(path);
        seen.push(...body.items.map((item) => item.name.slice(-1)));
        cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
      } while (cursor !== '');
      return seen.join('');
    };
    expect([await pages('name'), await pages('newest')]).toEqual(['abc', 'cab']);
    const unused = await uploader.get<Page<ContactListView>>('/contact-lists?search=paged&inUse=false');
    expect(unused.body.items).toHaveLength(3);
    const used = await uploader.get<Page<ContactListView>>('/contact-lists?search=paged&inUse=true');
    expect(used.body.items).toEqual([]);
  });

  it('shows the imports of all lists, newest first, to those who may read lists', async () => {
    const { body } =
      await uploader.get<Page<{ fileName: string; listName: string }>>('/list-imports?limit=1');
    expect(body.items).toMatchObject([{ fileName: 'new.csv' }]);
    expect(body.nextCursor).not.toBeNull();
    expect((await api.signedOut().get('/list-imports')).status).toBe(401);
    expect((await (await api.signIn('agent')).get('/list-imports')).status).toBe(403);
    expect((await uploader.get('/list-imports?cursor=nonsense')).status).toBe(400);
    expect((await uploader.get('/list-imports?state=failed')).body).toMatchObject({ items: [] });
  });
});
