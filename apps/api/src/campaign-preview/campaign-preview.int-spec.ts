import type { CampaignPreview } from '@callspool/contracts';
import { createTestDatabase } from '@callspool/testing';
import { Database } from '../database/database.service.js';
import { ApiClient } from '../testing/api-client.js';
import { type CampaignHarness, startCampaignHarness } from '../testing/campaign-harness.js';
import { type CampaignKit, numbers } from '../testing/campaign-kit.js';
import { ContactCountRepository } from './contact-count.repository.js';

describe('the preview of a campaign', () => {
  let harness: CampaignHarness;
  let manager: ApiClient;
  let kit: CampaignKit;

  beforeAll(async () => {
    harness = await startCampaignHarness();
    ({ manager, kit } = harness);
  });
  afterAll(() => harness.close());

  const body = (changes: object = {}) => ({
    connectionId: kit.iexpbxId,
    listIds: [],
    timeZone: 'Europe/Brussels',
    dialingHoursId: kit.rules.weekdays,
    contactingHoursId: kit.rules.weekdays,
    callsPerSecond: 1,
    maxConcurrent: 10,
    weight: 1,
    ...changes,
  });
  const preview = async (changes: object = {}): Promise<CampaignPreview> => {
    const answer = await manager.post<CampaignPreview>('/campaigns/preview', body(changes));
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 200 });
    return answer.body;
  };
  const alternative = async (listId: string, e164: string, zones: string[]): Promise<void> => {
    const [contact] = await harness.prisma.contact.findMany({
      where: { listId },
      orderBy: { lineNumber: 'asc' },
    });
    const place = { position: 1, listId, e164, zones, zoneSource: 'prefix' };
    await harness.prisma.phoneNumber.create({ data: { contactId: contact?.id ?? '', ...place } });
  };

  it('is for those who may edit, and wants whole settings', async () => {
    const api = harness.api;
    expect((await new ApiClient(api.url).post('/campaigns/preview', body())).status).toBe(401);
    expect((await (await api.signIn('supervisor')).post('/campaigns/preview', body())).status).toBe(403);
    expect(
      await manager.post('/campaigns/preview', body({ timeZone: 'Nowhere', color: 'red' })),
    ).toMatchObject({
      status: 400,
      body: {
        code: 'request.invalid',
        issues: expect.arrayContaining([{ path: 'timeZone', message: expect.any(String) }]),
      },
    });
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect((await manager.post('/campaigns/preview', body({ connectionId: nobody }))).status).toBe(404);
    expect((await manager.post('/campaigns/preview', body({ dialingHoursId: nobody }))).status).toBe(404);
    expect((await manager.post('/campaigns/preview', body({ campaignId: nobody }))).status).toBe(404);
  });

  it('leads from rows to calls: persons twice, do not call, unknown zones, and what is left', async () => {
    const brussels = await kit.makeList(numbers(6, 60));
    const lost = await kit.makeList(numbers(2, 10), []);
    const america = await kit.makeList(numbers(3, 20), ['America/New_York']);
    const entries = [
      { value: numbers(1, 60)[0] },
      { value: numbers(1, 61)[0], expiresAt: '2026-12-01T00:00:00Z' },
      { value: '+322222', match: 'prefix' },
      { value: numbers(1, 64)[0], scope: 'group', groupId: (await group()).id },
    ];
    expect((await manager.post('/dnc', { reason: 'asked', entries })).status).toBe(200);
    // The first one is listed for good and its other number is free; the prefix takes the third one's only number.
    await alternative(brussels, '+3225559001', ['Europe/Athens']);
    await harness.prisma.phoneNumber.updateMany({
      where: { e164: numbers(1, 62)[0] ?? '' },
      data: { e164: '+322222333' },
    });
    const [two] = await harness.prisma.contact.findMany({ where: { listId: america }, take: 1 });
    await harness.prisma.contact.updateMany({
      where: { listId: america },
      data: { personId: two?.personId ?? '' },
    });

    const answer = await preview({ listIds: [brussels, lost, america] });
    expect(answer).toMatchObject({
      population: 'lists',
      hasHours: true,
      day: { from: '2026-11-17T23:00:00.000Z', to: '2026-11-18T23:00:00.000Z' },
      funnel: {
        contacts: 11,
        samePerson: 2,
        doNotCall: 2,
        zoneUnknown: 2,
        held: 0,
        callable: 7,
        callableNow: 4,
        callableWithin24h: 7,
      },
    });
    // New York opens at 14:00 UTC by its own clock and the centre closes at 19:00.
    expect(answer.zones).toEqual([
      expect.objectContaining({ zones: ['America/New_York'], contacts: 3, isOpen: false }),
      expect.objectContaining({ zones: ['Europe/Brussels'], contacts: 3, isOpen: true }),
      expect.objectContaining({ zones: ['Europe/Athens'], contacts: 1, isOpen: true }),
    ]);
    expect(answer.zones[0]?.openings).toEqual([
      { from: '2026-11-18T14:00:00.000Z', to: '2026-11-18T19:00:00.000Z' },
    ]);
    expect(answer.hours).toHaveLength(24);
    expect(answer.hours[0]).toEqual({
      from: '2026-11-18T11:00:00.000Z',
      callable: 4,
      attemptsAtMost: null,
      firstTries: null,
    });
    expect(answer.hours[3]?.callable).toBe(7);
    expect(answer.hours[9]?.callable).toBe(0);
    expect(answer).toMatchObject({ pace: null, firstPassEndsAt: null });
    const grouped = await preview({ listIds: [brussels, lost, america], groupId: (await group()).id });
    expect(grouped.funnel).toMatchObject({ doNotCall: 3, callable: 6 });
  });

  it('counts nobody as open without hours', async () => {
    const listIds = [await kit.makeList(numbers(2, 40))];
    const answer = await preview({ listIds, dialingHoursId: null });
    expect(answer).toMatchObject({
      hasHours: false,
      funnel: { callable: 2, callableNow: 0, callableWithin24h: 0 },
    });
    expect(answer.zones).toEqual([{ zones: ['Europe/Brussels'], contacts: 2, isOpen: false, openings: [] }]);
  });

  it('tells how fast it goes and when everybody was tried once, from how long earlier attempts took', async () => {
    const old = await harness.withList();
    const entry = { entryId: null, contactId: null, personId: null };
    const base = Date.parse('2026-11-18T08:00:00Z');
    await harness.prisma.attempt.createMany({
      data: Array.from({ length: 20 }, (_, index) => ({
        id: `019a9600-0000-7000-8000-0000000000${String(index).padStart(2, '0')}`,
        campaignId: old.id,
        connectionId: kit.iexpbxId,
        ...entry,
        number: '+3225550199',
        dialedAs: '3225550199',
        method: 'ivr_call' as const,
        tryNumber: 1,
        nodeId: crypto.randomUUID(),
        state: 'CLOSED' as const,
        reservedAt: new Date(base),
        until: new Date(base),
        sendingAt: new Date(base),
        closedAt: new Date(base + 50_000),
      })),
    });
    const listIds = [await kit.makeList(numbers(3, 50))];
    const answer = await preview({ listIds, maxConcurrent: 1, callsPerSecond: 2 });
    expect(answer.pace).toEqual({
      perSecond: 0.02,
      limit: 'max_concurrent',
      attempts: 20,
      averageSeconds: 50,
    });
    expect(answer.hours[0]).toMatchObject({ attemptsAtMost: 72, firstTries: 3 });
    expect(answer.firstPassEndsAt).toBe('2026-11-18T11:02:30.000Z');
    const saturday = await preview({ listIds, maxConcurrent: 1, startAt: '2026-11-20T19:30:00Z' });
    expect(saturday.hours[0]).toMatchObject({ callable: 0, attemptsAtMost: 0, firstTries: 0 });
    expect(saturday.firstPassEndsAt).toBe('2026-11-23T08:02:30.000Z');
  });

  it('counts what a campaign that has run still has to work, and what holds it besides the hours', async () => {
    const { id } = await harness.started();
    await manager.post(`/campaigns/${id}/pause`, { reason: 'to see' });
    const [first, second] = await harness.entriesOf(id);
    await harness.prisma.spoolEntry.update({ where: { id: first?.id ?? '' }, data: { state: 'done' } });
    await harness.prisma.spoolEntry.update({
      where: { id: second?.id ?? '' },
      data: { state: 'waiting', blocks: ['CONTACTING_HOURS', 'CAP'] },
    });
    const answer = await preview({ campaignId: id });
    expect(answer).toMatchObject({
      population: 'spool',
      funnel: { contacts: 2, held: 1, callable: 1, callableNow: 1 },
    });
  });

  const made: { id: string }[] = [];
  async function group(): Promise<{ id: string }> {
    if (made[0] !== undefined) return made[0];
    const { body: created } = await manager.post<{ id: string }>('/campaign-groups', {
      name: 'Of the preview',
    });
    made.push(created);
    return created;
  }
});

describe('counting contacts', () => {
  it('answers that it took too long instead of keeping people waiting', async () => {
    const test = await createTestDatabase();
    try {
      const repository = new ContactCountRepository(new Database(test.database, test.url));
      const blocker = await test.database.pool.connect();
      await blocker.query('begin');
      await blocker.query('lock table contact in access exclusive mode');
      const question = {
        listIds: [],
        campaignId: null,
        groupId: null,
        population: 'lists',
        now: new Date(0),
      } as const;
      expect(await repository.count(question, 50)).toBeNull();
      await blocker.query('rollback');
      blocker.release();
      expect(await repository.count(question, 5_000)).toMatchObject({ contacts: 0, shapes: [] });
    } finally {
      await test.close();
    }
  });
});
