import { createTestDatabase, type TestDatabase } from '@callspool/testing';
import { type DispatchKit, dispatchKit, seedCampaign } from '../testing/dispatch-kit.js';

describe('claim', () => {
  let test: TestDatabase;
  let kit: DispatchKit;

  beforeEach(async () => {
    test = await createTestDatabase({ max: 4 });
    kit = dispatchKit({ url: test.url, max: 24 });
  });
  afterEach(async () => {
    await kit.close();
    await test.close();
  });

  const count = async (sql: string, parameters: unknown[] = []) =>
    (
      await kit.database.pool.query<{ count: number }>(
        `select count(*)::int as count from ${sql}`,
        parameters,
      )
    ).rows[0]!.count;

  it('reserves ready entries in order of rank and moves each to in flight with its attempt', async () => {
    const { campaignId } = await seedCampaign(kit.database, { contacts: 10 });
    const attempts = await kit.claim.claim(campaignId, 4);
    expect(attempts.map((attempt) => attempt.number)).toEqual([
      '+32400000001',
      '+32400000002',
      '+32400000003',
      '+32400000004',
    ]);
    expect(
      await count(
        `spool_entry e join attempt a on a.id = e.attempt_id where e.state = 'in_flight' and e.tries = 1 and a.state = 'RESERVED'`,
      ),
    ).toBe(4);
    expect(await count('open_attempt')).toBe(4);
  });

  // Promise 5, the race of issue's proof 6: caps count RESERVED attempts of every claimer and campaign.
  it('never exceeds a cap with 8 claimers racing for the same persons in two campaigns', async () => {
    const first = await seedCampaign(kit.database, { contacts: 400, contactsPerPerson: 8 });
    const second = await seedCampaign(kit.database, {
      contacts: 0,
      connectionId: first.connectionId,
      listId: first.listId,
    });
    await kit.database.pool.query('update cap set max = 2');
    // Reserved attempts are taken for ended ones at once, so that only the cap stands between a person and the next call.
    await kit.database.pool.query(`
      create function end_at_once() returns trigger language plpgsql as $$
        begin new.closed_at := new.reserved_at; return new; end $$;
      create trigger end_at_once before insert on attempt for each row execute function end_at_once()`);
    const claimers = Array.from({ length: 8 }, async (_, index) => {
      const campaignId = index % 2 === 0 ? first.campaignId : second.campaignId;
      for (;;)
        if ((await kit.claim.claim(campaignId, 7)).length === 0 && (await ready(campaignId)) === 0) return;
    });
    const ready = (campaignId: string) =>
      count(`spool_entry where campaign_id = $1 and state = 'ready'`, [campaignId]);
    await Promise.all(claimers);
    const { rows } = await kit.database.pool.query<{ most: number; persons: number }>(
      `select max(made)::int as most, count(*)::int as persons from (
         select count(*) as made from attempt group by person_id) per_person`,
    );
    expect(rows[0]).toEqual({ most: 2, persons: 50 });
  }, 60_000);

  it('gives no contact to two of 4 claimers', async () => {
    const { campaignId } = await seedCampaign(kit.database, { contacts: 2_000 });
    const claimed = (await Promise.all(Array.from({ length: 4 }, () => claimAll(campaignId)))).flat();
    expect(claimed.length).toBe(2_000);
    expect(new Set(claimed).size).toBe(2_000);
  }, 60_000);

  async function claimAll(campaignId: string): Promise<string[]> {
    const ids: string[] = [];
    for (;;) {
      const attempts = await kit.claim.claim(campaignId, 50);
      if (attempts.length === 0) return ids;
      ids.push(...attempts.map((attempt) => attempt.entry.contactId));
    }
  }

  it('counts a person once within a batch and lets the other contacts of that person wait', async () => {
    const { campaignId } = await seedCampaign(kit.database, { contacts: 6, contactsPerPerson: 3 });
    expect(await kit.claim.claim(campaignId, 6)).toHaveLength(2);
    expect(await count(`spool_entry where state = 'waiting' and blocks = '{IN_FLIGHT}'`)).toBe(4);
  });

  it('gives an entry whose number is on the do-not-call list its verdict instead of an attempt', async () => {
    const { campaignId } = await seedCampaign(kit.database, { contacts: 2 });
    await kit.database.pool.query(
      `insert into dnc_entry (id, scope, match, value, reason, source, created_by, created_at)
       values (gen_random_uuid(), 'all', 'number', '32400000001', 'asked', 'test', 'test', now())`,
    );
    const attempts = await kit.claim.claim(campaignId, 2);
    expect(attempts.map((attempt) => attempt.number)).toEqual(['+32400000002']);
    expect(await count(`spool_entry where state = 'blocked' and blocks = '{DNC}'`)).toBe(1);
  });

  it('lets a number wait that another campaign has in the same vendor spool', async () => {
    const { campaignId, connectionId } = await seedCampaign(kit.database, {
      contacts: 2,
      method: 'dialer_push',
    });
    await kit.database.pool.query(
      `insert into live_push values ($1, 'Sales<-', '+32400000001', gen_random_uuid(), now() + interval '1 hour', now())`,
      [connectionId],
    );
    const attempts = await kit.claim.claim(campaignId, 2);
    expect(attempts.map((attempt) => attempt.number)).toEqual(['+32400000002']);
  });
});
