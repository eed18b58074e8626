import type { ConnectionView, PromisedCallback } from '@callspool/contracts';
import { correlationIdOf } from '@callspool/domain';
import { TestClock } from '@callspool/testing';
import { type IexpbxSimulator, startIexpbxSimulator } from '@callspool/vendor-simulators';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '../database/database.service.js';
import { CampaignPolicyRepository } from '../dispatch/campaign-policy.repository.js';
import { Claim } from '../dispatch/claim.js';
import { Dispatcher } from '../dispatch/dispatcher.js';
import { Promoter } from '../dispatch/promoter.js';
import { SendGate } from '../dispatch/send-gate.js';
import { Sender } from '../dispatch/sender.js';
import { ReconcilePage } from '../reconcile/reconcile-page.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { seedCampaign } from '../testing/dispatch-kit.js';
import { callRecord } from '../testing/reconcile-kit.js';
import { MissedCallbacks } from './missed-callbacks.js';

const NOW = new Date('2026-11-20T12:00:00Z');
const DUE = new Date('2026-11-20T14:00:00Z');
const minutes = (count: number, from = DUE): Date => new Date(from.getTime() + count * 60_000);
const BUSY_AGAIN = [{ result: 'BUSY', delaySeconds: 600, maxTries: 1, number: 'same', whenUsedUp: 'close' }];

interface Attempt {
  readonly id: string;
  readonly number: string;
}

describe('the life of a promised call', () => {
  let api: ApiHarness;
  let database: Database;
  let clock: TestClock;
  let manager: ApiClient;
  let iexpbx: IexpbxSimulator;
  let connectionId: string;
  let firstNumber = 471_000_000;

  beforeAll(async () => {
    clock = new TestClock(NOW);
    api = await startApi({ clock });
    database = api.app.get(Database);
    iexpbx = await startIexpbxSimulator();
    const admin = await api.signIn('admin');
    manager = await api.signIn('manager');
    const connection = await admin.post<ConnectionView>('/connections', {
      kind: 'iexpbx',
      name: 'PBX',
      baseUrl: iexpbx.url,
      username: 'apiuser',
      password: 'password',
      timeZone: 'UTC',
    });
    connectionId = connection.body.id;
  });
  beforeEach(() => clock.set(NOW));
  afterAll(async () => {
    await api.close();
    await iexpbx.stop();
  });

  const rows = async (sql: string, values: unknown[] = []) => (await database.pool.query(sql, values)).rows;
  const entryRow = async (id: string) => (await rows('select * from spool_entry where id = $1', [id]))[0];
  const callbackRow = async (id: string) => (await rows('select * from callback where id = $1', [id]))[0];
  const sweep = () => api.app.get(MissedCallbacks).sweep();

  async function seeded(contacts = 1, contactsPerPerson = 1) {
    firstNumber += 1_000;
    const campaign = await seedCampaign(database, {
      contacts,
      contactsPerPerson,
      firstNumber,
      connectionId,
      ready: false,
    });
    await rows('update spool_entry set eligible_at = $2 where campaign_id = $1', [campaign.campaignId, NOW]);
    await rows('update respool_rule_set set rules = $2 where id = $1', [
      campaign.rulesId,
      JSON.stringify(BUSY_AGAIN),
    ]);
    const found = await rows(
      `select entry.id as "entryId", contact.id as "contactId", e164 as number
       from spool_entry entry join contact on contact.id = entry.contact_id
       join phone_number on phone_number.contact_id = contact.id
       where entry.campaign_id = $1 order by line_number`,
      [campaign.campaignId],
    );
    return { ...campaign, contacts: found as { entryId: string; contactId: string; number: string }[] };
  }
  async function promise(campaignId: string, contactId: string, dueAt = DUE) {
    const body = { campaignId, contactId, dueAt: dueAt.toISOString() };
    const answer = await manager.post<PromisedCallback>('/callbacks', body);
    expect([answer.status, answer.body]).toMatchObject([201, {}]);
    return answer.body.callback.id;
  }
  async function promised() {
    const campaign = await seeded();
    const contact = campaign.contacts[0]!;
    return { ...campaign, ...contact, id: await promise(campaign.campaignId, contact.contactId) };
  }
  const campaignOf = async (campaignId: string) =>
    (await api.app.get(CampaignPolicyRepository).find(campaignId))!;
  async function claim(campaignId: string, limit: number) {
    await api.app.get(Promoter).promote(await campaignOf(campaignId), 100);
    return api.app.get(Claim).claim(campaignId, limit);
  }
  /** As the gate and the vendor leave an attempt that was taken. */
  async function taken(campaignId: string): Promise<Attempt> {
    const [attempt] = await claim(campaignId, 1);
    expect(attempt).toBeDefined();
    await rows(
      `update attempt set state = 'ACCEPTED', sending_at = $2, doubt_until = $2::timestamptz + interval '15 minutes'
       where id = $1`,
      [attempt!.id, clock.now()],
    );
    return attempt!;
  }
  const ended = (attempt: Attempt, result: 'ANSWERED' | 'BUSY') =>
    api.app.get(ReconcilePage).apply(connectionId, [
      callRecord({
        vendorKey: `id:${attempt.id}`,
        startedAt: clock.now(),
        endedAt: clock.now(),
        destination: attempt.number.slice(1),
        correlationId: correlationIdOf(attempt.id),
        result,
        dispositionWord: result,
      }),
    ]);

  it('is dialled at its moment and not a second before', async () => {
    const { campaignId, number, id } = await promised();
    const beat = async () => {
      await api.app.get(Dispatcher).beat(campaignId);
      await api.app.get(Sender).drain();
      return iexpbx.dials().length;
    };
    expect(await beat()).toBe(0);
    clock.set(minutes(-1 / 60));
    expect(await beat()).toBe(0);
    clock.set(DUE);
    expect(await beat()).toBe(1);
    const [attempt] = await rows('select id, number, state from attempt where campaign_id = $1', [
      campaignId,
    ]);
    expect(attempt).toMatchObject({ number, state: 'ACCEPTED' });
    expect(await callbackRow(id)).toMatchObject({ attempt_id: attempt.id, state: 'open' });
  });

  it('goes before contacts of every priority', async () => {
    const { campaignId, contacts } = await seeded(5);
    const last = contacts[4]!;
    await rows('update spool_entry set priority = 9999 where id = $1', [last.entryId]);
    await rows('update spool_entry set priority = 1 where campaign_id = $1 and id <> $2', [
      campaignId,
      last.entryId,
    ]);
    await promise(campaignId, last.contactId);
    clock.set(DUE);
    expect((await claim(campaignId, 1)).map(({ number }) => number)).toEqual([last.number]);
  });

  it('keeps the campaign from calling another contact of that person before', async () => {
    const { campaignId, contacts } = await seeded(2, 2);
    await promise(campaignId, contacts[0]!.contactId);
    expect(await claim(campaignId, 10)).toEqual([]);
    expect(await entryRow(contacts[1]!.entryId)).toMatchObject({
      state: 'waiting',
      blocks: ['CALLBACK_PENDING'],
      eligible_at: DUE,
    });
  });

  // A reservation made before the promise must not slip through the gate after it was answered.
  it('stops at the gate what was reserved for the person before', async () => {
    const { campaignId, contacts } = await seeded();
    const reserved = await claim(campaignId, 1);
    expect(reserved).toHaveLength(1);
    await promise(campaignId, contacts[0]!.contactId);
    expect(await api.app.get(SendGate).pass(await campaignOf(campaignId), reserved)).toEqual([]);
    expect(await rows('select state, error from attempt where id = $1', [reserved[0]!.id])).toEqual([
      { state: 'RELEASED', error: 'CALLBACK_PENDING' },
    ]);
    expect(await claim(campaignId, 1)).toEqual([]);
    clock.set(DUE);
    expect(await claim(campaignId, 1)).toHaveLength(1);
  });

  it('is kept when its call is answered', async () => {
    const { campaignId, entryId, id } = await promised();
    clock.set(DUE);
    const attempt = await taken(campaignId);
    expect((await manager.patch(`/callbacks/${id}`, { dueAt: minutes(60).toISOString() })).status).toBe(409);
    await ended(attempt, 'ANSWERED');
    await ended(attempt, 'ANSWERED');
    expect(await callbackRow(id)).toMatchObject({ state: 'kept', attempt_id: attempt.id });
    expect(await entryRow(entryId)).toMatchObject({ state: 'done', done_reason: 'answered' });
    expect(await rows('select action from audit_entry where object_id = $1 order by id', [id])).toEqual([
      { action: 'callback.made' },
      { action: 'callback.kept' },
    ]);
    clock.set(minutes(31));
    await sweep();
    expect(await callbackRow(id)).toMatchObject({ state: 'kept' });
  });

  it('is tried again by the respool rule, and missed with the result once its grace has passed', async () => {
    const { campaignId, entryId, id } = await promised();
    clock.set(DUE);
    await ended(await taken(campaignId), 'BUSY');
    expect(await entryRow(entryId)).toMatchObject({ state: 'waiting', not_before: minutes(10) });
    expect(await claim(campaignId, 1)).toEqual([]);
    clock.set(minutes(10));
    const again = await taken(campaignId);
    clock.set(minutes(29));
    await ended(again, 'BUSY');
    expect(await entryRow(entryId)).toMatchObject({ state: 'done', done_reason: 'used_up' });
    expect(await sweep()).toBe(0);
    clock.set(minutes(30));
    expect(await sweep()).toBe(1);
    expect(await callbackRow(id)).toMatchObject({ state: 'missed', missed_code: 'BUSY' });
    expect(await entryRow(entryId)).toMatchObject({ state: 'done', done_reason: 'used_up' });
  });

  it('is kept all the same when the record of the answer comes after it was missed', async () => {
    const { campaignId, id } = await promised();
    clock.set(DUE);
    const attempt = await taken(campaignId);
    await ended(attempt, 'BUSY');
    clock.set(minutes(30));
    await sweep();
    expect(await callbackRow(id)).toMatchObject({ state: 'missed' });
    await ended(attempt, 'ANSWERED');
    expect(await callbackRow(id)).toMatchObject({ state: 'kept', missed_reason: null });
  });

  it('is not missed while its call is going on', async () => {
    const { campaignId, id } = await promised();
    clock.set(minutes(29));
    await taken(campaignId);
    clock.set(minutes(31));
    expect(await sweep()).toBe(0);
    expect(await callbackRow(id)).toMatchObject({ state: 'open' });
  });

  it('gives way to a do-not-call entry, and says so when it is missed', async () => {
    const { campaignId, entryId, id, number } = await promised();
    await manager.post('/dnc', { entries: [{ value: number }], reason: 'asked by letter' });
    clock.set(DUE);
    expect(await claim(campaignId, 1)).toEqual([]);
    expect(await entryRow(entryId)).toMatchObject({ state: 'blocked', blocks: ['DNC'] });
    clock.set(minutes(30));
    expect(await sweep()).toBe(1);
    expect(await callbackRow(id)).toMatchObject({ state: 'missed', missed_code: 'DNC' });
  });

  it('takes up an entry whose rules are used up, and gives it back when it is missed', async () => {
    const { campaignId, contacts } = await seeded();
    const { entryId, contactId } = contacts[0]!;
    await rows(`update spool_entry set state = 'done', done_reason = 'used_up' where id = $1`, [entryId]);
    const id = await promise(campaignId, contactId);
    clock.set(DUE);
    const attempt = await taken(campaignId);
    await ended(attempt, 'BUSY');
    expect(await entryRow(entryId)).toMatchObject({ state: 'waiting' });
    clock.set(minutes(30));
    await sweep();
    expect(await callbackRow(id)).toMatchObject({ state: 'missed' });
    expect(await entryRow(entryId)).toMatchObject({ state: 'done', done_reason: 'used_up' });
  });

  it('outlives the call in which it was promised', async () => {
    const { campaignId, contacts } = await seeded();
    const { entryId, contactId } = contacts[0]!;
    const attempt = await taken(campaignId);
    const id = await promise(campaignId, contactId);
    expect(await entryRow(entryId)).toMatchObject({ state: 'in_flight' });
    await ended(attempt, 'ANSWERED');
    expect(await callbackRow(id)).toMatchObject({ state: 'open', done_reason: 'answered' });
    expect(await entryRow(entryId)).toMatchObject({ state: 'waiting', eligible_at: DUE, done_reason: null });
    clock.set(DUE);
    expect(await claim(campaignId, 1)).toHaveLength(1);
  });

  describe('by a disposition', () => {
    async function withKey(scheduleDelayMinutes: number) {
      const campaign = await seeded();
      const made = await manager.post<{ id: string }>('/dispositions', {
        l1: 'Call later',
        l2: uuidv7(),
        action: 'SCHEDULE',
        scheduleDelayMinutes,
      });
      await rows(
        `update campaign set vendor_settings = vendor_settings || jsonb_build_object('keyActions', $2::jsonb) where id = $1`,
        [campaign.campaignId, JSON.stringify({ '4': made.body.id })],
      );
      const attempt = await taken(campaign.campaignId);
      await rows(`update attempt set digits = '4', state = 'OBSERVED' where id = $1`, [attempt.id]);
      return { ...campaign, ...campaign.contacts[0]!, attempt };
    }
    const callbacksOf = (campaignId: string) =>
      rows('select * from callback where campaign_id = $1', [campaignId]);

    it('is written in the transaction that closes the attempt, once, and its entry waits for it', async () => {
      const { campaignId, entryId, contactId, number, attempt } = await withKey(90);
      await ended(attempt, 'ANSWERED');
      await ended(attempt, 'ANSWERED');
      const found = await callbacksOf(campaignId);
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({
        contact_id: contactId,
        number,
        due_at: minutes(90, NOW),
        time_zone: 'Etc/UTC',
        source: 'disposition',
        source_attempt_id: attempt.id,
        state: 'open',
        done_reason: 'answered',
        note: expect.stringContaining('Call later'),
      });
      expect(await entryRow(entryId)).toMatchObject({ state: 'waiting', eligible_at: minutes(90, NOW) });
      expect(await rows('select action from audit_entry where object_id = $1', [found[0].id])).toEqual([
        { action: 'callback.made' },
      ]);
      clock.set(minutes(90, NOW));
      const next = await taken(campaignId);
      await ended(next, 'ANSWERED');
      expect(await callbacksOf(campaignId)).toMatchObject([{ state: 'kept' }]);
    });

    it('moves into the hours when its delay ends outside them', async () => {
      const { campaignId, hoursId, attempt } = await withKey(360);
      const week = Object.fromEntries(
        [1, 2, 3, 4, 5, 6, 7].map((day) => [day, [{ from: '09:00', to: '17:00' }]]),
      );
      await rows('update calling_hours set week = $2 where id = $1', [hoursId, JSON.stringify(week)]);
      await ended(attempt, 'ANSWERED');
      expect(await callbacksOf(campaignId)).toMatchObject([{ due_at: new Date('2026-11-21T09:00:00Z') }]);
    });

    it('takes the place of the promise that was open', async () => {
      const { campaignId, contactId, attempt } = await withKey(30);
      const id = await promise(campaignId, contactId);
      await ended(attempt, 'ANSWERED');
      expect(await callbacksOf(campaignId)).toMatchObject([
        { id, due_at: minutes(30, NOW), source: 'disposition', version: 2 },
      ]);
    });
  });
});
