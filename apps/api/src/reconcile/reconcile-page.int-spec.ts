import { createTestDatabase, TestClock, type TestDatabase } from '@callspool/testing';
import type { VendorCallRecord } from '@callspool/vendors';
import { seedCampaign } from '../testing/dispatch-kit.js';
import {
  callRecord,
  type ReconcileKit,
  reconcileKit,
  seedAttempts,
  type SeededAttempt,
} from '../testing/reconcile-kit.js';

const SENT = new Date('2026-11-20T12:00:00Z');
const after = (seconds: number): Date => new Date(SENT.getTime() + seconds * 1_000);
const RULES = [
  { result: 'BUSY', delaySeconds: 600, maxTries: 3, number: 'same', whenUsedUp: 'close' },
  { result: 'UNCONFIRMED', delaySeconds: 3600, maxTries: 1, number: 'same', whenUsedUp: 'close' },
];

describe('a page of call records', () => {
  let test: TestDatabase;
  let kit: ReconcileKit;
  let clock: TestClock;
  let nextNumber = 400_000_000;

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  beforeEach(() => {
    clock = new TestClock(after(120));
    kit = reconcileKit({ url: test.url, clock });
  });
  afterEach(async () => {
    // What one test left open must not fall due in another.
    await kit.database.pool.query('truncate open_attempt');
    await kit.close();
  });
  afterAll(() => test.close());

  async function campaignOf(
    contacts: number,
    method: 'ivr_call' | 'masked_call' | 'dialer_push' = 'ivr_call',
  ) {
    nextNumber += 1_000;
    const seeded = await seedCampaign(kit.database, { contacts, method, firstNumber: nextNumber });
    await kit.database.pool.query('update respool_rule_set set rules = $2 where id = $1', [
      seeded.rulesId,
      JSON.stringify(RULES),
    ]);
    return seeded;
  }

  async function sent(contacts: number, method?: 'ivr_call' | 'masked_call' | 'dialer_push', state?: string) {
    const campaign = await campaignOf(contacts, method);
    const attempts = await seedAttempts(kit.database, {
      campaignId: campaign.campaignId,
      at: SENT,
      ...(state === undefined ? {} : { state }),
    });
    return { ...campaign, attempts };
  }

  const recordOf = (attempt: SeededAttempt, fields: Partial<VendorCallRecord> = {}): VendorCallRecord =>
    callRecord({
      vendorKey: `id:${attempt.id}`,
      startedAt: after(5),
      endedAt: after(17),
      destination: attempt.dialedAs,
      correlationId: attempt.correlationId,
      ...fields,
    });

  const attemptRow = async (id: string) =>
    (
      await kit.database.pool.query(
        'select *, exists (select 1 from open_attempt where attempt_id = id) as open from attempt where id = $1',
        [id],
      )
    ).rows[0];
  const entryRow = async (id: string) =>
    (await kit.database.pool.query('select * from spool_entry where id = $1', [id])).rows[0];

  it('closes an attempt by our id and moves its entry by the respool rule, to be promoted when its delay ends', async () => {
    const { attempts, connectionId } = await sent(2);
    const [answered, busy] = attempts as [SeededAttempt, SeededAttempt];
    const outcome = await kit.pages.apply(connectionId, [
      recordOf(answered),
      recordOf(busy, { dispositionWord: 'BUSY', result: 'BUSY' }),
    ]);
    expect(outcome).toEqual({ read: 2, added: 2, changed: 0, attempts: 2, entries: 2 });
    expect(await attemptRow(answered.id)).toMatchObject({
      state: 'CLOSED',
      result: 'ANSWERED',
      result_word: 'ANSWERED',
      evidence: 'call record by correlation_id',
      dialed_at: after(5),
      closed_at: clock.now(),
      breach: null,
      open: false,
    });
    expect(await entryRow(answered.entryId)).toMatchObject({ state: 'done', done_reason: 'answered' });
    expect(await entryRow(busy.entryId)).toMatchObject({
      state: 'waiting',
      not_before: after(617),
      eligible_at: after(617),
      result_counts: { BUSY: 1 },
      last_result: 'BUSY',
    });
  });

  it('changes no row when it is replayed, and none when two reconcilers read it at once', async () => {
    const { attempts, connectionId } = await sent(40);
    const page = attempts.map((attempt) => recordOf(attempt, { dispositionWord: 'BUSY', result: 'BUSY' }));
    const other = reconcileKit({ url: test.url, clock });
    const both = await Promise.all([
      kit.pages.apply(connectionId, page),
      other.pages.apply(connectionId, [...page].reverse()),
    ]);
    await other.close();
    expect(both[0].entries + both[1].entries).toBe(40);
    expect(both[0].added + both[1].added).toBe(40);
    const before = await versionsOf(connectionId);
    expect(await kit.pages.apply(connectionId, [...page, ...page])).toEqual({
      read: 40,
      added: 0,
      changed: 0,
      attempts: 0,
      entries: 0,
    });
    expect(await versionsOf(connectionId)).toEqual(before);
    expect(await entryRow(attempts[0]!.entryId)).toMatchObject({ result_counts: { BUSY: 1 } });
  });

  /** Row versions of everything a page may touch: equal when, and only when, no row was written. */
  async function versionsOf(connectionId: string): Promise<unknown> {
    const { rows } = await kit.database.pool.query(
      `select 'attempt' as t, id::text, xmin::text, ctid::text from attempt where connection_id = $1
       union all select 'record', id::text, xmin::text, ctid::text from call_record where connection_id = $1
       union all select 'key', vendor_key, xmin::text, ctid::text from call_record_key where connection_id = $1
       union all select 'drift', what, xmin::text, ctid::text from drift where connection_id = $1
       union all select 'entry', e.id::text, e.xmin::text, e.ctid::text from spool_entry e
         join campaign c on c.id = e.campaign_id where c.connection_id = $1
       order by 1, 2`,
      [connectionId],
    );
    return rows;
  }

  it('ends in the same state however pages are shuffled, split and repeated', async () => {
    const ends: unknown[] = [];
    for (const order of [0, 1, 2]) {
      const { attempts, connectionId } = await sent(6, 'dialer_push');
      const records = attempts.flatMap((attempt, index) => legs(attempt, index));
      const shuffled = order === 0 ? records : order === 1 ? [...records].reverse() : byHash(records);
      const size = [records.length, 1, 3][order]!;
      for (let at = 0; at < shuffled.length; at += size) {
        await kit.pages.apply(connectionId, shuffled.slice(at, at + size));
        await kit.pages.apply(connectionId, shuffled.slice(0, at));
      }
      ends.push(await endOf(attempts));
    }
    expect(ends[1]).toEqual(ends[0]);
    expect(ends[2]).toEqual(ends[0]);
  });

  /** A dialer leg and an agent leg; every second contact is retried by the vendor itself. */
  function legs(attempt: SeededAttempt, index: number): VendorCallRecord[] {
    const first = { guid: `g1-${attempt.id}`, result: 'BUSY' as const, dispositionWord: 'BUSY' };
    const last = { guid: `g2-${attempt.id}`, startedAt: after(60), endedAt: after(90) };
    const answered = [
      recordOf(attempt, { ...last, vendorKey: `c:${attempt.id}`, leg: 'dialer' }),
      recordOf(attempt, { ...last, vendorKey: `d:${attempt.id}`, leg: 'agent', startedAt: after(66) }),
    ];
    if (index % 2 === 1) return answered;
    return [recordOf(attempt, { ...first, vendorKey: `a:${attempt.id}`, leg: 'dialer' }), ...answered];
  }

  const byHash = (records: VendorCallRecord[]) =>
    [...records].sort((a, b) => (a.vendorKey.slice(-4) < b.vendorKey.slice(-4) ? -1 : 1));

  async function endOf(attempts: readonly SeededAttempt[]): Promise<unknown> {
    const { rows } = await kit.database.pool.query(
      `select a.state, a.result, a.result_word, a.dialed_at, a.breach, e.state as entry, e.done_reason, e.last_result,
         (select array_agg(d.at order by d.at) from extra_dial d where d.attempt_id = a.id) as extra,
         (select count(*)::int from call_record r where r.attempt_id = a.id) as records
       from attempt a join spool_entry e on e.id = a.entry_id where a.id = any($1::uuid[]) order by a.number`,
      [attempts.map((attempt) => attempt.id)],
    );
    return rows;
  }

  it('counts a dial of the vendor’s own retry against caps, once, and says so', async () => {
    const { attempts, connectionId } = await sent(1, 'dialer_push');
    const [attempt] = attempts as [SeededAttempt];
    await kit.pages.apply(connectionId, legs(attempt, 0));
    await kit.pages.apply(connectionId, legs(attempt, 0));
    const { rows } = await kit.database.pool.query(
      'select number, at from extra_dial where attempt_id = $1',
      [attempt.id],
    );
    expect(rows).toEqual([{ number: attempt.number, at: after(60) }]);
    expect(await attemptRow(attempt.id)).toMatchObject({ result: 'ANSWERED', dialed_at: after(5) });
    const drift = await kit.database.pool.query('select what, count from drift where connection_id = $1', [
      connectionId,
    ]);
    expect(drift.rows).toEqual([{ what: 'call records: the vendor retried a contact by itself', count: 1 }]);
    const pushes = await kit.database.pool.query('select 1 from live_push where attempt_id = $1', [
      attempt.id,
    ]);
    expect(pushes.rowCount).toBe(0);
  });

  it('settles an attempt that is in doubt, still being sent, or was recalled', async () => {
    for (const state of ['IN_DOUBT', 'SENDING', 'RECALLED']) {
      const { attempts, connectionId } = await sent(1, 'ivr_call', state);
      await kit.pages.apply(connectionId, [recordOf(attempts[0]!)]);
      expect(await attemptRow(attempts[0]!.id)).toMatchObject({ state: 'CLOSED', result: 'ANSWERED' });
    }
  });

  it('shows a dial after the end of the attempt, or after its recall, as a breach', async () => {
    const { attempts, connectionId } = await sent(2);
    const [late, recalled] = attempts as [SeededAttempt, SeededAttempt];
    await kit.database.pool.query('update attempt set until = $2 where id = $1', [late.id, after(4)]);
    await kit.database.pool.query(`update attempt set state = 'RECALLED', recalled_at = $2 where id = $1`, [
      recalled.id,
      after(2),
    ]);
    await kit.pages.apply(connectionId, [recordOf(late), recordOf(recalled)]);
    expect((await attemptRow(late.id)).breach).toContain('after the attempt had to end');
    expect((await attemptRow(recalled.id)).breach).toContain('after it was recalled');
  });

  it('takes the later of two instants when the clock was set back and the earlier lies before the request', async () => {
    const { attempts, connectionId } = await sent(1);
    await kit.pages.apply(connectionId, [
      recordOf(attempts[0]!, {
        startedAt: after(5 - 3_600),
        endedAt: after(17 - 3_600),
        alternativeStartedAt: after(5),
      }),
    ]);
    expect(await attemptRow(attempts[0]!.id)).toMatchObject({ dialed_at: after(5), breach: null });
    const { rows } = await kit.database.pool.query(
      'select started_at, ended_at from call_record where attempt_id = $1',
      [attempts[0]!.id],
    );
    expect(rows).toEqual([{ started_at: after(5), ended_at: after(17) }]);
  });

  it('settles nothing by a word that nobody knows: it is kept, and the attempt is observed', async () => {
    const { attempts, connectionId } = await sent(1, 'dialer_push', 'SENDING');
    const [attempt] = attempts as [SeededAttempt];
    await kit.database.pool.query('update attempt set doubt_until = null where id = $1', [attempt.id]);
    const record = recordOf(attempt, {
      dispositionWord: 'VOICEMAIL?',
      result: null,
      drift: ['unknown disposition VOICEMAIL?'],
    });
    await kit.pages.apply(connectionId, [record]);
    expect(await attemptRow(attempt.id)).toMatchObject({
      state: 'OBSERVED',
      result: null,
      result_word: 'VOICEMAIL?',
      doubt_until: new Date(clock.now().getTime() + 900_000),
      open: true,
    });
    expect(await entryRow(attempt.entryId)).toMatchObject({ state: 'in_flight' });
    const drift = await kit.database.pool.query('select what, sample from drift where connection_id = $1', [
      connectionId,
    ]);
    expect(drift.rows).toEqual([
      { what: 'call records: unknown disposition VOICEMAIL?', sample: 'VOICEMAIL?' },
    ]);
  });

  it('keeps a record of nobody, and one that names an attempt of another connection, without a match', async () => {
    const { attempts } = await sent(1);
    const other = await campaignOf(1);
    await kit.pages.apply(other.connectionId, [
      recordOf(attempts[0]!),
      callRecord({ vendorKey: 'id:1', startedAt: after(1) }),
    ]);
    const { rows } = await kit.database.pool.query(
      'select attempt_id from call_record where connection_id = $1',
      [other.connectionId],
    );
    expect(rows).toEqual([{ attempt_id: null }, { attempt_id: null }]);
    expect(await attemptRow(attempts[0]!.id)).toMatchObject({ state: 'ACCEPTED' });
  });

  it('matches a masked call by both numbers and time, only when one attempt fits', async () => {
    const { attempts, connectionId } = await sent(2, 'masked_call');
    const [attempt, other] = attempts as [SeededAttempt, SeededAttempt];
    const unnamed = (key: string, fields: Partial<VendorCallRecord>) =>
      callRecord({ vendorKey: key, startedAt: after(3), source: '003225550000', ...fields });
    await kit.pages.apply(connectionId, [
      unnamed('id:1', { destination: attempt.dialedAs }),
      unnamed('id:2', { destination: other.dialedAs, source: '3225550001' }),
      unnamed('id:3', { destination: other.dialedAs, startedAt: after(-3600) }),
      unnamed('id:4', { destination: '3225550000', source: '900' }),
    ]);
    expect(await attemptRow(attempt.id)).toMatchObject({
      state: 'CLOSED',
      result: 'ANSWERED',
      evidence: 'call record by numbers_and_time',
    });
    expect(await attemptRow(other.id)).toMatchObject({ state: 'ACCEPTED' });
  });

  it('does not take the branch’s own leg of a masked call for the contact’s', async () => {
    const { attempts, connectionId } = await sent(1, 'masked_call');
    const [attempt] = attempts as [SeededAttempt];
    await kit.pages.apply(connectionId, [
      recordOf(attempt, { vendorKey: 'id:1', destination: '3225550000' }),
    ]);
    expect(await attemptRow(attempt.id)).toMatchObject({ state: 'ACCEPTED', dialed_at: null });
    await kit.pages.apply(connectionId, [
      recordOf(attempt, { vendorKey: 'id:2', result: 'NO_ANSWER', dispositionWord: 'NO ANSWER' }),
    ]);
    expect(await attemptRow(attempt.id)).toMatchObject({ state: 'CLOSED', result: 'NO_ANSWER' });
  });

  it('makes an unconfirmed result true when the record comes late, and leaves the entry as it stands', async () => {
    const { attempts, connectionId } = await sent(2);
    const [busy, answered] = attempts as [SeededAttempt, SeededAttempt];
    clock.set(after(1_000));
    await kit.marks.close(connectionId, after(1_000), after(1_000));
    expect(await kit.doubt.sweep()).toBe(2);
    expect(await attemptRow(busy.id)).toMatchObject({ state: 'CLOSED', result: 'UNCONFIRMED', open: false });
    const waiting = await entryRow(busy.entryId);
    expect(waiting).toMatchObject({ state: 'waiting', not_before: after(4_600) });
    await kit.pages.apply(connectionId, [
      recordOf(busy, { dispositionWord: 'BUSY', result: 'BUSY' }),
      recordOf(answered),
    ]);
    expect(await attemptRow(busy.id)).toMatchObject({ state: 'CLOSED', result: 'BUSY', dialed_at: after(5) });
    expect(await entryRow(busy.entryId)).toEqual(waiting);
    // Somebody who has answered is not called again.
    expect(await entryRow(answered.entryId)).toMatchObject({ state: 'done', done_reason: 'answered' });
  });

  it('ends a doubt only when the records beyond it have been read, or after a day', async () => {
    const { attempts, connectionId } = await sent(1);
    const [attempt] = attempts as [SeededAttempt];
    clock.set(after(1_000));
    expect(await kit.doubt.sweep()).toBe(0);
    await kit.marks.close(connectionId, after(899), after(1_000));
    expect(await kit.doubt.sweep()).toBe(0);
    clock.set(after(900 + 86_400));
    expect(await kit.doubt.sweep()).toBe(1);
    expect(await attemptRow(attempt.id)).toMatchObject({ state: 'CLOSED', result: 'UNCONFIRMED' });
  });

  it('leaves respool to the vendor where the campaign says so', async () => {
    const { attempts, connectionId, campaignId } = await sent(1, 'dialer_push');
    await kit.database.pool.query('update campaign set vendor_decides = true where id = $1', [campaignId]);
    await kit.pages.apply(connectionId, [
      recordOf(attempts[0]!, { dispositionWord: 'BUSY', result: 'BUSY' }),
    ]);
    expect(await entryRow(attempts[0]!.entryId)).toMatchObject({
      state: 'done',
      done_reason: 'vendor_decides',
    });
  });

  it('counts a dial of a refused attempt beside it, and shows the contradiction', async () => {
    const { attempts, connectionId } = await sent(1);
    const [attempt] = attempts as [SeededAttempt];
    await kit.database.pool.query(`update attempt set state = 'REFUSED' where id = $1`, [attempt.id]);
    await kit.pages.apply(connectionId, [recordOf(attempt)]);
    expect((await attemptRow(attempt.id)).breach).toContain('although the attempt was REFUSED');
    const { rowCount } = await kit.database.pool.query('select 1 from extra_dial where attempt_id = $1', [
      attempt.id,
    ]);
    expect(rowCount).toBe(1);
  });
});
