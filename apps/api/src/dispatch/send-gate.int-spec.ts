import { createTestDatabase, TestClock, type TestDatabase } from '@callspool/testing';
import type { PushRequest } from '@callspool/vendors';
import { Gate } from '../gate/gate.service.js';
import { GateRepository } from '../gate/gate.repository.js';
import {
  type DispatchKit,
  type DispatchKitOptions,
  dispatchKit,
  pushingVendor,
  seedCampaign,
} from '../testing/dispatch-kit.js';
import { type GateWish, SendGateRepository } from './send-gate.repository.js';

/** A gate that dawdles between its statement and its commit: there an older snapshot would do its harm. */
class DawdlingGate extends SendGateRepository {
  protected override statements(wish: GateWish): string[] {
    const statements = super.statements(wish);
    return [
      ...statements.slice(0, -1),
      `select pg_sleep(${0.002 + Math.random() * 0.006})`,
      ...statements.slice(-1),
    ];
  }
}

describe('send gate', () => {
  let test: TestDatabase;
  let kit: DispatchKit;
  const start = async (options: Partial<DispatchKitOptions> = {}) => {
    test = await createTestDatabase({ max: 4 });
    kit = dispatchKit({ url: test.url, max: 30, ...options });
  };
  afterEach(async () => {
    await kit.close();
    await test.close();
  });

  const states = async () =>
    (
      await kit.database.pool.query<{ state: string; count: number }>(
        'select state::text as state, count(*)::int as count from attempt group by 1 order by 1',
      )
    ).rows;

  const addDnc = (number: string) =>
    kit.database.transaction(async (tx) => {
      await tx.dncEntry.create({
        data: {
          scope: 'all',
          match: 'number',
          value: number.slice(1),
          reason: 'asked',
          source: 'test',
          createdBy: 'test',
          createdAt: new Date(),
        },
      });
      return new Gate(new GateRepository(kit.database)).close(tx, { numbers: [number] });
    });

  // Promise 1: 2,000 adds against a dispatcher at full speed, with the gate held open between statement and commit.
  it('lets no attempt pass after an answered do-not-call add, and each add names those already past it', async () => {
    await start({ gate: (database, gate) => new DawdlingGate(database, gate) });
    const { campaignId } = await seedCampaign(kit.database, { contacts: 4_000, maxConcurrent: 64 });
    const campaign = (await kit.policies.find(campaignId))!;
    const answeredAt = new Map<string, number>();
    const named = new Set<string>();
    const pushed: { number: string; at: number }[] = [];
    const vendor = pushingVendor(async (request: PushRequest) => {
      pushed.push({ number: `+${request.number}`, at: performance.now() });
    });

    let isOver = false;
    const dispatch = (async () => {
      while (!isOver) if ((await kit.claimAndSend.run(campaign, vendor, 400)) === 0) break;
      await kit.sender.drain();
    })();
    // Always numbers that are just about to be sent, or have just been: there the race is.
    const open = new Set(Array.from({ length: 2_000 }, (_, index) => index));
    const takeNumber = (): string | null => {
      if (open.size === 0) return null;
      const wanted = Math.floor(pushed.length / 2 + Math.random() * 200 - 20);
      let index = Math.min(1_999, Math.max(0, wanted));
      while (index < 2_000 && !open.has(index)) index++;
      if (index === 2_000) index = [...open].at(-1)!;
      open.delete(index);
      return `+32${400_000_001 + index * 2}`;
    };
    const adders = Array.from({ length: 8 }, async () => {
      for (let number = takeNumber(); number !== null; number = takeNumber()) {
        const past = await addDnc(number);
        answeredAt.set(number, performance.now());
        for (const attempt of past) named.add(attempt.number);
      }
    });
    await Promise.all([...adders, dispatch]);
    isOver = true;

    const { rows } = await kit.database.pool.query<{ number: string; sent: boolean }>(
      `select number, bool_or(sending_at is not null) as sent from attempt group by number`,
    );
    const sent = new Set(rows.filter((row) => row.sent).map((row) => row.number));
    const forbiddenButSent = [...answeredAt.keys()].filter(
      (number) => sent.has(number) && !named.has(number),
    );
    expect(answeredAt.size).toBe(2_000);
    expect(forbiddenButSent).toEqual([]);
    // The race really took place: some were stopped, some had passed.
    expect([...answeredAt.keys()].some((number) => !sent.has(number))).toBe(true);
    expect(pushed.length).toBeGreaterThan(1_500);
  }, 180_000);

  it('releases what a do-not-call entry, a pause or the end of its window forbids, and frees the entries', async () => {
    await start();
    const { campaignId } = await seedCampaign(kit.database, { contacts: 3 });
    const campaign = (await kit.policies.find(campaignId))!;
    const attempts = await kit.claim.claim(campaignId, 3);
    await addDnc('+32400000001');
    await kit.database.pool.query(
      `update attempt set until = now() - interval '1 second' where number = '+32400000002'`,
    );
    const passed = await kit.sendGate.pass(campaign, attempts);
    expect(passed.map((one) => one.attempt.number)).toEqual(['+32400000003']);
    const { rows } = await kit.database.pool.query(
      `select number, a.state::text as attempt, a.error, e.state::text as entry, e.tries from attempt a
       join spool_entry e on e.id = a.entry_id order by number`,
    );
    expect(rows).toEqual([
      { number: '+32400000001', attempt: 'RELEASED', error: 'DNC', entry: 'waiting', tries: 0 },
      { number: '+32400000002', attempt: 'RELEASED', error: 'UNTIL', entry: 'waiting', tries: 0 },
      { number: '+32400000003', attempt: 'SENDING', error: null, entry: 'in_flight', tries: 1 },
    ]);
  });

  it.each([
    ['a paused campaign', `update campaign set state = 'paused'`, 'CAMPAIGN_NOT_RUNNING'],
    ['a draining campaign', `update campaign set state = 'draining'`, 'CAMPAIGN_NOT_RUNNING'],
    ['stop everything', `update stop_switch set stopped = true`, 'STOPPED'],
    ['a disabled connection', `update connection set enabled = false`, 'CONNECTION_DISABLED'],
    [
      'a prefix on the do-not-call list',
      `insert into dnc_entry (id, scope, match, value, reason, source, created_by, created_at)
       values (gen_random_uuid(), 'all', 'prefix', '324000', 'r', 's', 'c', now())`,
      'DNC',
    ],
    [
      'a do-not-call entry of this campaign',
      `insert into dnc_entry (id, scope, campaign_id, match, value, reason, source, created_by, created_at)
       select gen_random_uuid(), 'campaign', id, 'number', '32400000001', 'r', 's', 'c', now() from campaign`,
      'DNC',
    ],
  ])('lets nothing pass with %s', async (_title, sql, reason) => {
    await start();
    const { campaignId } = await seedCampaign(kit.database, { contacts: 1 });
    const campaign = (await kit.policies.find(campaignId))!;
    const attempts = await kit.claim.claim(campaignId, 1);
    await kit.database.pool.query(sql);
    expect(await kit.sendGate.pass(campaign, attempts)).toEqual([]);
    const { rows } = await kit.database.pool.query('select state::text as state, error from attempt');
    expect(rows).toEqual([{ state: 'RELEASED', error: reason }]);
  });

  it.each([
    [
      'an expired entry',
      `insert into dnc_entry (id, scope, match, value, reason, source, created_by, created_at, expires_at)
       values (gen_random_uuid(), 'all', 'number', '32400000001', 'r', 's', 'c', now(), now() - interval '1 second')`,
    ],
    [
      'a removed entry',
      `insert into dnc_entry (id, scope, match, value, reason, source, created_by, created_at, removed_at)
       values (gen_random_uuid(), 'all', 'number', '32400000001', 'r', 's', 'c', now(), now())`,
    ],
    [
      'an entry for a number that begins the same',
      `insert into dnc_entry (id, scope, match, value, reason, source, created_by, created_at)
       values (gen_random_uuid(), 'all', 'number', '3240000000', 'r', 's', 'c', now())`,
    ],
  ])('passes an attempt in spite of %s', async (_title, sql) => {
    await start();
    const { campaignId } = await seedCampaign(kit.database, { contacts: 1 });
    const campaign = (await kit.policies.find(campaignId))!;
    const attempts = await kit.claim.claim(campaignId, 1);
    await kit.database.pool.query(sql);
    expect(await kit.sendGate.pass(campaign, attempts)).toHaveLength(1);
  });

  it('does not bring back an attempt that the sweep released while the gate was entered', async () => {
    await start();
    const { campaignId } = await seedCampaign(kit.database, { contacts: 1 });
    const campaign = (await kit.policies.find(campaignId))!;
    const attempts = await kit.claim.claim(campaignId, 1);
    await kit.database.pool.query(`update attempt set state = 'RELEASED'; delete from open_attempt`);
    expect(await kit.sendGate.pass(campaign, attempts)).toEqual([]);
    expect(await states()).toEqual([{ state: 'RELEASED', count: 1 }]);
  });

  it('gives the place in a vendor spool to one attempt only', async () => {
    await start();
    const first = await seedCampaign(kit.database, { contacts: 1, method: 'dialer_push' });
    const campaign = (await kit.policies.find(first.campaignId))!;
    const attempts = await kit.claim.claim(first.campaignId, 1);
    await kit.database.pool.query(
      `insert into live_push values ($1, 'Sales<-', '+32400000001', gen_random_uuid(), now() + interval '1 hour', now())`,
      [first.connectionId],
    );
    expect(await kit.sendGate.pass(campaign, attempts)).toEqual([]);
    expect(await states()).toEqual([{ state: 'RELEASED', count: 1 }]);
  });

  it('gives a send no longer than until its window ends', async () => {
    const clock = new TestClock(new Date());
    await start({ clock });
    const { campaignId } = await seedCampaign(kit.database, { contacts: 1 });
    const campaign = (await kit.policies.find(campaignId))!;
    const [attempt] = await kit.claim.claim(campaignId, 1);
    const ending = { ...attempt!, until: new Date(clock.now().getTime() + 300) };
    const [passed] = await kit.sendGate.pass(campaign, [ending]);
    expect(passed!.sendBy.notAfterMonotonicMs - clock.monotonicMs()).toBe(300);
  });

  it('gives a send one second on the clock that never jumps', async () => {
    const clock = new TestClock(new Date());
    await start({ clock });
    const { campaignId } = await seedCampaign(kit.database, { contacts: 1 });
    const campaign = (await kit.policies.find(campaignId))!;
    const [passed] = await kit.sendGate.pass(campaign, await kit.claim.claim(campaignId, 1));
    clock.set('2020-01-01T00:00:00Z');
    expect(passed!.sendBy.notAfterMonotonicMs - passed!.sendBy.monotonicNow()).toBe(1_000);
    clock.advance(1_001);
    expect(passed!.sendBy.monotonicNow()).toBeGreaterThan(passed!.sendBy.notAfterMonotonicMs);
  });
});
