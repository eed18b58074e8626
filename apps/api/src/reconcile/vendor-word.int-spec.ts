import { createTestDatabase, TestClock, type TestDatabase } from '@callspool/testing';
import { v7 as uuidv7 } from 'uuid';
import { prepareDatabase } from '../database/prepare-database.js';
import { seedCampaign } from '../testing/dispatch-kit.js';
import { callRecord, type ReconcileKit, reconcileKit, seedAttempts } from '../testing/reconcile-kit.js';

const SENT = new Date('2026-11-20T12:00:00Z');
const after = (seconds: number): Date => new Date(SENT.getTime() + seconds * 1_000);

describe('a vendor’s word that a manager has mapped', () => {
  let test: TestDatabase;
  let kit: ReconcileKit;
  let clock: TestClock;
  let nextNumber = 500_000_000;
  beforeAll(async () => {
    test = await createTestDatabase();
    // A do-not-call entry orders recalls.
    await prepareDatabase(test.url);
  });
  beforeEach(() => {
    clock = new TestClock(after(120));
    kit = reconcileKit({ url: test.url, clock });
  });
  afterEach(async () => {
    await kit.database.pool.query('truncate open_attempt');
    await kit.database.pool.query('delete from vendor_word');
    await kit.close();
  });
  afterAll(() => test.close());

  async function sent(contacts: number) {
    nextNumber += 1_000;
    const campaign = await seedCampaign(kit.database, {
      contacts,
      method: 'ivr_call',
      firstNumber: nextNumber,
    });
    const attempts = await seedAttempts(kit.database, { campaignId: campaign.campaignId, at: SENT });
    const record = (index: number, word: string) =>
      callRecord({
        vendorKey: `id:${attempts[index]!.id}`,
        startedAt: after(5),
        endedAt: after(17),
        destination: attempts[index]!.dialedAs,
        correlationId: attempts[index]!.correlationId,
        dispositionWord: word,
        result: null,
        drift: [`unknown disposition ${word}`],
      });
    return { ...campaign, attempts, record };
  }

  async function disposition(action: string): Promise<string> {
    const id = uuidv7();
    await kit.database.pool.query(
      `insert into disposition (id, l1, l2, l3, action, flags, created_at, updated_at)
       values ($1, $2, '', '', $3, '{}', now(), now())`,
      [id, `Said ${id}`, action],
    );
    return id;
  }

  async function map(
    plain: string,
    to: { connectionId?: string; result?: string; dispositionId?: string },
  ): Promise<string> {
    const id = uuidv7();
    await kit.database.pool.query(
      `insert into vendor_word (id, kind, connection_id, word, plain, result, disposition_id, applying_since, created_by,
         created_at, updated_at)
       values ($1, 'iexpbx', $2, $3, $3, $4, $5, now(), 'x', now(), now())`,
      [id, to.connectionId ?? null, plain, to.result ?? null, to.dispositionId ?? null],
    );
    return id;
  }

  const one = async (sql: string, id: string) => (await kit.database.pool.query(sql, [id])).rows[0];
  const attempt = (id: string) => one('select * from attempt where id = $1', id);
  const entry = (id: string) => one('select * from spool_entry where id = $1', id);

  it('settles attempts by its result, on that connection only, and is no drift there', async () => {
    const [here, there] = [await sent(1), await sent(1)];
    await map('MEŞGUL', { connectionId: here.connectionId, result: 'BUSY' });
    for (const { connectionId, record } of [here, there])
      await kit.pages.apply(connectionId, [record(0, 'meşgul')]);
    expect(await attempt(here.attempts[0]!.id)).toMatchObject({ state: 'CLOSED', result: 'BUSY' });
    expect(await attempt(there.attempts[0]!.id)).toMatchObject({ state: 'OBSERVED', result: null });
    const drift = await kit.database.pool.query('select connection_id as id from drift');
    expect(drift.rows).toEqual([{ id: there.connectionId }]);
  });

  it('forbids the number in the transaction that closes the attempt, when its disposition says so', async () => {
    const { connectionId, attempts, record } = await sent(1);
    const dispositionId = await disposition('BLACKLIST');
    await map('NOTEVER', { connectionId, result: 'ANSWERED', dispositionId });
    await kit.pages.apply(connectionId, [record(0, 'not ever')]);
    const [{ id, number, entryId }] = attempts as [(typeof attempts)[number]];
    expect(await attempt(id)).toMatchObject({ state: 'CLOSED', disposition_id: dispositionId });
    expect(await entry(entryId)).toMatchObject({ state: 'done', done_reason: 'blacklisted' });
    expect(await one('select * from dnc_entry where value = $1', number.slice(1))).toMatchObject({
      scope: 'all',
      source: 'vendor word',
      reason: expect.stringContaining(id),
    });
  });

  it('leaves stored records alone until somebody asks, and then settles each attempt once', async () => {
    const { connectionId, attempts, record } = await sent(3);
    await kit.pages.apply(connectionId, [record(0, 'Voice-Mail'), record(1, 'VOICEMAIL'), record(2, 'ODD')]);
    const id = await map('VOICEMAIL', { result: 'MACHINE' });
    // The same page again says nothing new, so it changes nothing although the word is mapped by now.
    await kit.pages.apply(connectionId, [record(0, 'Voice-Mail')]);
    expect(await attempt(attempts[0]!.id)).toMatchObject({ state: 'OBSERVED' });
    await kit.applyWord.run(id);
    const states = await Promise.all(attempts.map((each) => attempt(each.id)));
    expect(states.map(({ state, result }) => [state, result])).toEqual([
      ['CLOSED', 'MACHINE'],
      ['CLOSED', 'MACHINE'],
      ['OBSERVED', null],
    ]);
    const word = 'select applied_records, applied_at, applying_since from vendor_word where id = $1';
    const done = { applied_records: 2, applied_at: clock.now(), applying_since: null };
    expect(await one(word, id)).toEqual(done);
    const before = await entry(attempts[0]!.entryId);
    await kit.applyWord.run(id);
    expect(await one(word, id)).toEqual(done);
    expect(await entry(attempts[0]!.entryId)).toEqual(before);
  });

  it('of a vendor leaves to a connection’s own mapping what is that one’s', async () => {
    const { connectionId, attempts, record } = await sent(1);
    await kit.pages.apply(connectionId, [record(0, 'ODD')]);
    const vendors = await map('ODD', { result: 'MACHINE' });
    const own = await map('ODD', { connectionId, result: 'BUSY' });
    await kit.applyWord.run(vendors);
    expect(await attempt(attempts[0]!.id)).toMatchObject({ state: 'OBSERVED' });
    await kit.applyWord.run(own);
    expect(await attempt(attempts[0]!.id)).toMatchObject({ state: 'CLOSED', result: 'BUSY' });
  });

  it('corrects an attempt whose doubt ended before, and forbids its number', async () => {
    const { connectionId, attempts, record } = await sent(1);
    await kit.pages.apply(connectionId, [record(0, 'NEVER')]);
    const { id: attemptId, number, entryId } = attempts[0]!;
    await kit.database.pool.query(
      `update attempt set state = 'CLOSED', result = 'UNCONFIRMED', closed_at = now() where id = $1`,
      [attemptId],
    );
    await kit.database.pool.query(`update spool_entry set state = 'waiting' where id = $1`, [entryId]);
    const dispositionId = await disposition('BLACKLIST');
    await kit.applyWord.run(await map('NEVER', { connectionId, result: 'ANSWERED', dispositionId }));
    expect(await attempt(attemptId)).toMatchObject({ result: 'ANSWERED', disposition_id: dispositionId });
    expect(await entry(entryId)).toMatchObject({ state: 'done', done_reason: 'blacklisted' });
    expect(await one('select source from dnc_entry where value = $1', number.slice(1))).toEqual({
      source: 'vendor word',
    });
  });
});
