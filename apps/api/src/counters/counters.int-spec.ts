import { createTestDatabase, TestClock, type TestDatabase } from '@callspool/testing';
import { type DispatchKit, dispatchKit, seedCampaign } from '../testing/dispatch-kit.js';
import { callRecord, type ReconcileKit, reconcileKit, seedAttempts } from '../testing/reconcile-kit.js';
import { Counters } from './counters.service.js';
import { CountersRepository } from './counters.repository.js';

const NOON = new Date('2026-11-20T12:00:00Z');
const LONG_AGO = new Date(0);

describe('counters', () => {
  let test: TestDatabase;
  let kit: DispatchKit;
  let reconcile: ReconcileKit;
  let repository: CountersRepository;
  let counters: Counters;

  beforeEach(async () => {
    test = await createTestDatabase({ max: 4 });
    const clock = new TestClock(NOON);
    kit = dispatchKit({ url: test.url, clock, max: 24 });
    reconcile = reconcileKit({ url: test.url, clock });
    repository = new CountersRepository(kit.database);
    counters = new Counters(repository);
  });
  afterEach(async () => {
    await kit.close();
    await reconcile.close();
    await test.close();
  });

  const query = async <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
    (await kit.database.pool.query(sql, parameters)).rows as T[];

  const counted = () =>
    query(`select campaign_id, state::text, sum(entries)::int as entries from campaign_entry_counter
           group by 1, 2 having sum(entries) <> 0 order by 1, 2`);
  const live = () =>
    query(
      `select campaign_id, state::text, count(*)::int as entries from spool_entry group by 1, 2 order by 1, 2`,
    );
  const countedAttempts = () =>
    query(`select campaign_id, what, sum(amount)::int as amount from campaign_activity_counter
           where what <> 'DONE' group by 1, 2 having sum(amount) <> 0 order by 1, 2`);
  const liveAttempts = () =>
    query(`select campaign_id, case when state = 'CLOSED' then result else 'OPEN' end as what, count(*)::int as amount
           from attempt where state in ('SENDING', 'ACCEPTED', 'OBSERVED', 'IN_DOUBT', 'CLOSED')
           group by 1, 2 order by 1, 2`);

  /** Settles every open attempt of a campaign, a third of them with each result. */
  async function settle(campaignId: string, connectionId: string): Promise<void> {
    const attempts = await query<{ id: string; dialed_as: string }>(
      `update attempt set state = 'ACCEPTED', sending_at = $2 where campaign_id = $1 and state = 'RESERVED'
       returning id, dialed_as`,
      [campaignId, NOON],
    );
    const results = ['ANSWERED', 'BUSY', 'NO_ANSWER'] as const;
    await reconcile.pages.apply(
      connectionId,
      attempts.map((attempt, index) =>
        callRecord({
          vendorKey: attempt.id,
          startedAt: NOON,
          endedAt: NOON,
          destination: attempt.dialed_as,
          correlationId: attempt.id.replaceAll('-', ''),
          result: results[index % 3] ?? 'BUSY',
          dispositionWord: results[index % 3] ?? 'BUSY',
        }),
      ),
    );
  }

  // The counters are the only thing the screens read: a row lost or added in a race would stay wrong for ever.
  it('equal live counts after claims, records, edits and removals raced with each other and with folding', async () => {
    const first = await seedCampaign(kit.database, { contacts: 900 });
    const second = await seedCampaign(kit.database, { contacts: 900, firstNumber: 410_000_000 });
    const moving = [first, second].flatMap(({ campaignId, connectionId }) => [
      ...Array.from({ length: 3 }, async () => {
        for (let turn = 0; turn < 6; turn += 1) {
          await kit.claim.claim(campaignId, 25);
          await settle(campaignId, connectionId);
        }
      }),
      (async () => {
        for (let turn = 0; turn < 10; turn += 1) {
          await query(
            `update spool_entry set state = 'blocked' where id in (select id from spool_entry
               where campaign_id = $1 and state = 'ready' order by id desc limit 20 for update skip locked)`,
            [campaignId],
          );
          await kit.database
            .sqlTransaction(async (client) => {
              await client.query(
                `update spool_entry set state = 'done' where campaign_id = $1 and state = 'blocked'`,
                [campaignId],
              );
              throw new Error('taken back');
            })
            .catch(() => undefined);
          await query(
            `delete from spool_entry where id in (select id from spool_entry
               where campaign_id = $1 and state = 'blocked' order by id limit 7 for update skip locked)`,
            [campaignId],
          );
        }
      })(),
    ]);
    let isMoving = true;
    const reads: number[] = [];
    const folding = Array.from({ length: 2 }, async () => {
      while (isMoving) {
        await repository.fold().catch(() => undefined);
        const sums = await counters.entriesOf([first.campaignId]);
        reads.push(Math.min(...Object.values(sums.get(first.campaignId)!)));
      }
    });
    await Promise.all(moving);
    isMoving = false;
    await Promise.all(folding);

    expect(await counted()).toEqual(await live());
    expect(await countedAttempts()).toEqual(await liveAttempts());
    expect((await liveAttempts()).length).toBe(6);
    expect(Math.min(...reads)).toBeGreaterThanOrEqual(0);
    await repository.fold();
    expect(await counted()).toEqual(await live());
    const [rows] = await query<{ rows: number }>('select count(*)::int as rows from campaign_entry_counter');
    expect(rows?.rows).toBe((await live()).length);
  }, 60_000);

  it('follow imports and removed campaigns', async () => {
    const seeded = await seedCampaign(kit.database, { contacts: 30 });
    expect(await counters.entriesOf([seeded.campaignId])).toEqual(
      new Map([[seeded.campaignId, { new: 0, waiting: 0, ready: 30, in_flight: 0, done: 0, blocked: 0 }]]),
    );
    await query('delete from contact where list_id = $1 and line_number <= 10', [seeded.listId]);
    await repository.fold();
    expect((await counters.entriesOf([seeded.campaignId])).get(seeded.campaignId)?.ready).toBe(20);
    await query('delete from campaign where id = $1', [seeded.campaignId]);
    await repository.fold();
    expect(await counted()).toEqual([]);
  });

  it('tell attempts by the quarter of an hour in which they were reserved, past the gate only', async () => {
    const { campaignId, connectionId } = await seedCampaign(kit.database, { contacts: 6 });
    const at = new Date('2026-11-20T12:14:59.999Z');
    const sent = await seedAttempts(kit.database, { campaignId, at });
    const quarter = { quarterHour: NOON, attempts: 6, answered: 0, settled: 0, done: 0 };
    expect(await counters.activityOf([campaignId], LONG_AGO)).toEqual(new Map([[campaignId, [quarter]]]));

    await query(`update attempt set state = 'REFUSED' where id = $1`, [sent[5]!.id]);
    await reconcile.pages.apply(
      connectionId,
      sent.slice(0, 3).map((attempt, index) =>
        callRecord({
          vendorKey: attempt.id,
          startedAt: at,
          endedAt: at,
          destination: attempt.dialedAs,
          correlationId: attempt.correlationId,
          ...(index === 0 ? {} : { result: 'BUSY', dispositionWord: 'BUSY' }),
        }),
      ),
    );
    const [told] = (await counters.activityOf([campaignId], NOON)).get(campaignId)!;
    expect(told).toEqual({ quarterHour: NOON, attempts: 5, answered: 1, settled: 3, done: 3 });
    expect(await counters.activityOfAll(NOON, new Date('2026-11-20T12:15:00Z'))).toEqual([told]);
    expect(await counters.activityOfAll(LONG_AGO, NOON)).toEqual([]);
  });

  it('leave test calls out: they are nobody’s work', async () => {
    const { campaignId } = await seedCampaign(kit.database, { contacts: 1 });
    await seedAttempts(kit.database, { campaignId, at: NOON });
    await query(
      `insert into attempt (id, campaign_id, connection_id, number, dialed_as, method, try_number, node_id, state,
         reserved_at, until)
       select uuid7($1::timestamptz), campaign_id, connection_id, number, dialed_as, method, 1, node_id, 'SENDING',
         reserved_at, until from attempt`,
      [NOON],
    );
    expect((await counters.activityOf([campaignId], LONG_AGO)).get(campaignId)).toMatchObject([
      { attempts: 1 },
    ]);
  });
});
