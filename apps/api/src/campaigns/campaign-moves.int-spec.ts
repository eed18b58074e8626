import type { AuditEntryView, CampaignView, HaltedCampaign, Page, PastGatePage } from '@callspool/contracts';
import type { ApiClient } from '../testing/api-client.js';
import { type CampaignHarness, startCampaignHarness } from '../testing/campaign-harness.js';
import { type CampaignKit, numbers } from '../testing/campaign-kit.js';

const UNKNOWN_ID = '018f0000-0000-7000-8000-000000000001';
const CONFIRMED = { dialerRetriesZero: true, scheduleInsideOurs: true, dispositionsActOnNothing: true };
const HOUR_MS = 3_600_000;

describe('the moves of a campaign', () => {
  let harness: CampaignHarness;
  let manager: ApiClient;
  let kit: CampaignKit;

  beforeAll(async () => {
    harness = await startCampaignHarness();
    ({ manager, kit } = harness);
  });
  afterAll(() => harness.close());

  describe('moving', () => {
    it('gives every contact an entry at the start, and starts once with two people pressing', async () => {
      const { id } = await harness.withList();
      const answers = await Promise.all([
        manager.post<CampaignView>(`/campaigns/${id}/start`),
        harness.admin.post<CampaignView>(`/campaigns/${id}/start`),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
        code: 'campaign.not_movable',
      });
      expect(await harness.entriesOf(id)).toHaveLength(3);
      const { body } = await manager.get<CampaignView>(`/campaigns/${id}`);
      expect(body.entries).toMatchObject({ new: 3, done: 0 });
      const audit = await harness.prisma.auditEntry.count({
        where: { objectId: id, action: 'campaign.started' },
      });
      expect(audit).toBe(1);
    });

    it('goes the way of its states and no other', async () => {
      const { id } = await harness.started();
      const move = async (verb: string) =>
        (await manager.post<CampaignView | HaltedCampaign>(`/campaigns/${id}/${verb}`)).status;
      expect(await move('archive')).toBe(409);
      expect(await move('resume')).toBe(409);
      expect(await move('pause')).toBe(200);
      expect(await move('pause')).toBe(409);
      expect(await move('start')).toBe(409);
      expect(await move('resume')).toBe(200);
      expect(await move('drain')).toBe(200);
      expect(await move('archive')).toBe(409);
      await harness.beat();
      expect((await manager.get<CampaignView>(`/campaigns/${id}`)).body.state).toBe('finished');
      expect(await move('archive')).toBe(200);
      expect(await move('start')).toBe(409);
    });

    it('names at a pause the attempts that are already past the gate, and recalls the rest', async () => {
      const { id, connectionId } = await harness.started();
      const attemptId = '018f0000-0000-7000-8000-00000000aaaa';
      const sentAt = harness.clock.now();
      const attempt = { campaignId: id, connectionId, number: '+3225550100', nodeId: UNKNOWN_ID };
      await harness.prisma.attempt.create({
        data: {
          ...attempt,
          id: attemptId,
          dialedAs: '3225550100',
          method: 'ivr_call',
          tryNumber: 1,
          state: 'ACCEPTED',
          reservedAt: sentAt,
          until: sentAt,
          sendingAt: sentAt,
        },
      });
      await harness.prisma.openAttempt.create({ data: { ...attempt, attemptId } });
      const { body } = await manager.post<HaltedCampaign>(`/campaigns/${id}/pause`);
      expect(body).toMatchObject({
        campaign: { state: 'paused' },
        alreadyPastGate: [{ attemptId, number: '+3225550100', sentAt: sentAt.toISOString() }],
      });
      const { rows } = await harness.api.database.database.pool.query(
        `select identifier, payload from graphile_worker._private_jobs
         join graphile_worker._private_tasks on _private_tasks.id = task_id where payload::text like '%' || $1 || '%'`,
        [id],
      );
      expect(rows).toMatchObject([{ identifier: 'dispatch.recall_campaigns' }]);

      const pastGate = async (query = ''): Promise<PastGatePage> =>
        (await manager.get<PastGatePage>(`/campaigns/${id}/past-gate${query}`)).body;
      const second = '018f0000-0000-7000-8000-00000000aaab';
      await harness.prisma.attempt.create({
        data: {
          ...attempt,
          id: second,
          dialedAs: '3225550100',
          method: 'ivr_call',
          tryNumber: 1,
          state: 'IN_DOUBT',
          reservedAt: sentAt,
          until: sentAt,
          sendingAt: sentAt,
        },
      });
      await harness.prisma.openAttempt.create({ data: { ...attempt, attemptId: second } });
      const first = await pastGate('?limit=1');
      expect(first).toMatchObject({
        at: harness.clock.now().toISOString(),
        count: 2,
        items: [{ attemptId, number: '+3225550100', state: 'ACCEPTED', sentAt: sentAt.toISOString() }],
      });
      expect(await pastGate(`?limit=1&cursor=${first.nextCursor}`)).toMatchObject({
        count: 2,
        nextCursor: null,
        items: [{ attemptId: second, state: 'IN_DOUBT' }],
      });
      await harness.prisma.openAttempt.delete({ where: { attemptId: second } });
      expect(await pastGate()).toMatchObject({ count: 1, items: [{ attemptId }] });
      expect((await manager.get(`/campaigns/${UNKNOWN_ID}/past-gate`)).status).toBe(404);

      await manager.post(`/campaigns/${id}/drain`);
      await harness.beat();
      expect((await manager.get<CampaignView>(`/campaigns/${id}`)).body.state).toBe('draining');
      await harness.prisma.openAttempt.delete({ where: { attemptId } });
      expect(await pastGate()).toMatchObject({ count: 0, items: [] });
      await harness.beat();
      expect((await manager.get<CampaignView>(`/campaigns/${id}`)).body.state).toBe('finished');
    });

    it('keeps why it was paused, in its log and with it until it goes on', async () => {
      const { id } = await harness.started();
      const path = `/campaigns/${id}`;
      for (const reason of ['', ' ', 'x'.repeat(501), 7])
        expect((await manager.post(`${path}/pause`, { reason })).status).toBe(400);
      expect((await manager.post(`${path}/pause`, { why: 'x' })).status).toBe(400);
      const paused = await manager.post<HaltedCampaign>(`${path}/pause`, { reason: ' Wrong list ' });
      expect(paused.body.campaign).toMatchObject({ state: 'paused', stateReason: 'Wrong list' });
      const log = await manager.get<Page<AuditEntryView>>(
        `/audit/of-object?objectType=campaign&objectId=${id}`,
      );
      expect(log.body.items[0]).toMatchObject({
        action: 'campaign.paused',
        changes: expect.arrayContaining([expect.objectContaining({ field: 'reason', after: 'Wrong list' })]),
      });
      expect((await manager.post(`${path}/resume`)).body).toMatchObject({ stateReason: null });
      expect((await manager.post<HaltedCampaign>(`${path}/pause`)).body.campaign).toMatchObject({
        state: 'paused',
        stateReason: null,
      });
    });

    it('waits for a start date ahead, and drains at its end', async () => {
      const startAt = new Date(harness.clock.now().getTime() + HOUR_MS).toISOString();
      const endAt = new Date(harness.clock.now().getTime() + 2 * HOUR_MS).toISOString();
      const { id } = await harness.withList({ startAt, endAt });
      const scheduled = await manager.post<CampaignView>(`/campaigns/${id}/start`);
      expect(scheduled.body).toMatchObject({ state: 'scheduled' });
      const stateAfterBeat = async (): Promise<string> => {
        await harness.beat();
        return (await manager.get<CampaignView>(`/campaigns/${id}`)).body.state;
      };
      expect(await stateAfterBeat()).toBe('scheduled');
      harness.clock.advance(HOUR_MS);
      expect(await stateAfterBeat()).toBe('running');
      expect(await harness.entriesOf(id)).toHaveLength(3);
      harness.clock.advance(HOUR_MS);
      expect(await stateAfterBeat()).toBe('finished');
      expect(await manager.get<CampaignView>(`/campaigns/${id}`)).toMatchObject({ body: { hasRun: true } });
    });

    it('goes back from scheduled to a draft, and starts now when somebody says so', async () => {
      const { id } = await harness.withList();
      const startAt = new Date(harness.clock.now().getTime() + HOUR_MS).toISOString();
      expect(await manager.post(`/campaigns/${id}/schedule`, {})).toMatchObject({
        status: 422,
        body: { issues: [{ path: 'startAt' }] },
      });
      await manager.post(`/campaigns/${id}/schedule`, { startAt });
      expect((await manager.post<CampaignView>(`/campaigns/${id}/unschedule`)).body.state).toBe('draft');
      await manager.post(`/campaigns/${id}/schedule`, { startAt });
      const now = await manager.post<CampaignView>(`/campaigns/${id}/start`);
      expect(now.body).toMatchObject({ state: 'running', startAt: harness.clock.now().toISOString() });
    });
  });

  describe('lists', () => {
    it('bring their contacts into a running campaign at once, however often they are attached', async () => {
      const { id } = await harness.started();
      const listId = await kit.makeList(numbers(2, 50));
      for (let times = 0; times < 2; times += 1) {
        const answer = await manager.post<CampaignView>(`/campaigns/${id}/lists`, { listId });
        expect(answer.body.entries.new).toBe(5);
      }
    });

    it('take what is not done with them, and bring it back', async () => {
      const { id, listIds } = await harness.started();
      const listId = listIds[0] ?? '';
      const [first] = await harness.entriesOf(id);
      await harness.prisma.spoolEntry.update({
        where: { id: first?.id ?? '' },
        data: { state: 'done', doneReason: 'answered' },
      });
      expect((await manager.delete(`/campaigns/${id}/lists/${listId}`)).status).toBe(409);
      await manager.post(`/campaigns/${id}/pause`);
      const without = await manager.delete<CampaignView>(`/campaigns/${id}/lists/${listId}`);
      expect(without.body).toMatchObject({ listIds: [], entries: { done: 3, new: 0 } });
      const again = await manager.post<CampaignView>(`/campaigns/${id}/lists`, { listId });
      expect(again.body).toMatchObject({ listIds: [listId], entries: { done: 1, waiting: 2 } });
      expect((await manager.delete(`/campaigns/${id}/lists/${UNKNOWN_ID}`)).status).toBe(404);
      expect((await manager.post(`/campaigns/${id}/lists`, { listId: UNKNOWN_ID })).status).toBe(422);
    });

    // An import that commits just as the campaign starts must not be missed by both of them.
    it('lose no contact to an import that commits while the campaign starts', async () => {
      const { id, listIds } = await harness.withList();
      const client = await harness.api.database.database.pool.connect();
      await client.query('begin');
      const contactId = crypto.randomUUID();
      await client.query(
        `insert into contact (id, list_id, person_id, line_number, created_at) values ($1, $2, $3, 9, $4)`,
        [contactId, listIds[0], crypto.randomUUID(), harness.clock.now()],
      );
      const start = manager.post<CampaignView>(`/campaigns/${id}/start`);
      await new Promise((resolve) => setTimeout(resolve, 300));
      await client.query('commit');
      client.release();
      expect((await start).body.entries.new).toBe(4);
      expect((await harness.entriesOf(id)).map((entry) => entry.contactId)).toContain(contactId);
    });
  });

  describe('clones', () => {
    it('carry all, the pending or none of the contacts', async () => {
      const source = await harness.started({ minGapSeconds: 77 });
      const [first] = await harness.entriesOf(source.id);
      await harness.prisma.spoolEntry.update({
        where: { id: first?.id ?? '' },
        data: { state: 'done', doneReason: 'answered' },
      });
      const clone = async (contacts: string): Promise<CampaignView> => {
        const name = `${source.name} ${contacts}`;
        const answer = await manager.post<CampaignView>(`/campaigns/${source.id}/clone`, { name, contacts });
        expect(answer).toMatchObject({
          status: 201,
          body: { state: 'draft', minGapSeconds: 77, version: 1 },
        });
        return answer.body;
      };
      const none = await clone('none');
      expect(none.listIds).toEqual([]);

      const all = await clone('all');
      const allStarted = await manager.post<CampaignView>(`/campaigns/${all.id}/start`);
      expect(allStarted.body.entries).toMatchObject({ new: 3, done: 0 });

      const pending = await clone('pending');
      expect(pending).toMatchObject({ listIds: source.listIds, entries: { new: 2, done: 1 } });
      const pendingStarted = await manager.post<CampaignView>(`/campaigns/${pending.id}/start`);
      expect(pendingStarted.body.entries).toMatchObject({ new: 2, done: 1 });
      const done = (await harness.entriesOf(pending.id)).filter(({ state }) => state === 'done');
      expect(done).toMatchObject([{ contactId: first?.contactId, doneReason: 'done_in_source' }]);
    });

    it('keep the caps and the do-not-call entries of the source, and neither dates nor confirmations', async () => {
      const source = await kit.create(kit.pushBody({ endAt: '2026-12-31T00:00:00Z' }));
      await manager.post(`/campaigns/${source.id}/confirmations`, CONFIRMED);
      const window = { kind: 'lifetime' };
      await manager.post('/caps', {
        reach: 'campaign',
        campaignId: source.id,
        scope: 'number',
        max: 2,
        window,
      });
      await harness.prisma.dncEntry.create({
        data: {
          scope: 'campaign',
          campaignId: source.id,
          match: 'number',
          value: '3225550199',
          reason: 'asked',
          source: 'manual',
          createdBy: 'someone',
          createdAt: harness.clock.now(),
        },
      });
      const { body } = await manager.post<CampaignView>(`/campaigns/${source.id}/clone`, { name: 'A copy' });
      expect(body).toMatchObject({
        endAt: null,
        confirmations: {},
        vendorSettings: { vendorCampaign: 'Sales<-' },
      });
      expect(await harness.prisma.cap.count({ where: { campaignId: body.id } })).toBe(1);
      expect(
        await harness.prisma.dncEntry.count({ where: { campaignId: body.id, value: '3225550199' } }),
      ).toBe(1);
    });
  });
});
