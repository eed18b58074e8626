import type {
  CallingHoursView,
  CampaignGroupView,
  CapView,
  HolidayCalendarView,
  RespoolRuleSetView,
} from '@callspool/contracts';
import { TestClock } from '@callspool/testing';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { DefaultRules } from './default-rules.js';

const UNKNOWN_ID = '018f0000-0000-7000-8000-000000000001';
const NINE_TO_FIVE = { 1: [{ from: '09:00', to: '17:00' }] };
const EDGE = { 1: [{ from: '00:00', to: '24:00' }] };

describe('rules', () => {
  let api: ApiHarness;
  let manager: ApiClient;
  const clock = new TestClock();
  let number = 0;

  beforeAll(async () => {
    api = await startApi({ clock });
    manager = await api.signIn('manager');
  });
  afterAll(() => api.close());

  const named = (name: string): string => `${name} ${(number += 1)}`;
  const makeHours = async (body: object = {}): Promise<CallingHoursView> => {
    const answer = await manager.post<CallingHoursView>('/calling-hours', {
      name: named('Hours'),
      week: NINE_TO_FIVE,
      ...body,
    });
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  };
  const makeRuleSet = async (rules: object[] = []): Promise<RespoolRuleSetView> =>
    (await manager.post<RespoolRuleSetView>('/respool-rule-sets', { name: named('Rules'), rules })).body;
  const makeGroup = async (): Promise<CampaignGroupView> =>
    (await manager.post<CampaignGroupView>('/campaign-groups', { name: named('Group') })).body;

  /** A campaign under rules, straight in the database: how campaigns are made is not what is tested here. */
  const makeCampaign = async (rules: {
    hoursId: string;
    ruleSetId: string;
    groupId?: string;
  }): Promise<string> => {
    const { prisma } = api.database.database;
    const at = clock.now();
    const connection = await prisma.connection.create({
      data: {
        name: named('Connection'),
        kind: 'iexpbx',
        baseUrl: 'http://127.0.0.1:9',
        username: 'u',
        secretEnvelope: '-',
        timeZone: 'UTC',
        doubtSeconds: 900,
        inboundHash: named('hash'),
        inboundEnvelope: '-',
        createdAt: at,
        updatedAt: at,
      },
    });
    const campaign = await prisma.campaign.create({
      data: {
        name: named('Campaign'),
        stateChangedAt: at,
        connectionId: connection.id,
        method: 'ivr_call',
        vendorSettings: {},
        timeZone: 'UTC',
        dialingHoursId: rules.hoursId,
        contactingHoursId: rules.hoursId,
        respoolRuleSetId: rules.ruleSetId,
        groupId: rules.groupId ?? null,
        createdAt: at,
        updatedAt: at,
      },
    });
    return campaign.id;
  };
  const policyVersion = async (id: string): Promise<number> =>
    (await api.database.database.prisma.campaign.findUniqueOrThrow({ where: { id } })).policyVersion;

  describe('access', () => {
    it.each([['calling-hours'], ['holiday-calendars'], ['caps'], ['respool-rule-sets'], ['campaign-groups']])(
      '%s asks for a sign-in and for the right role, and tells a malformed id from an unknown one',
      async (path) => {
        expect((await api.signedOut().get(`/${path}`)).status).toBe(401);
        const agent = await api.signIn('agent');
        expect((await agent.get(`/${path}`)).status).toBe(403);
        const supervisor = await api.signIn('supervisor');
        expect((await supervisor.get(`/${path}`)).status).toBe(200);
        expect((await supervisor.delete(`/${path}/${UNKNOWN_ID}`)).status).toBe(403);
        expect((await manager.get(`/${path}/nonsense`)).status).toBe(400);
        expect((await manager.get(`/${path}/${UNKNOWN_ID}`)).status).toBe(404);
      },
    );
  });

  describe('a first start', () => {
    it('leaves hours and respool rules to choose from, once', async () => {
      await Promise.all([api.app.get(DefaultRules).onModuleInit(), api.app.get(DefaultRules).onModuleInit()]);
      const { body: hours } = await manager.get<{ items: CallingHoursView[] }>('/calling-hours');
      const names = hours.items.map(({ name }) => name);
      expect(names.filter((name) => name === 'Always')).toHaveLength(1);
      expect(names).toEqual(expect.arrayContaining(['Every day 08:00–21:00', 'Weekdays 09:00–20:00']));
      const { body: sets } = await manager.get<{ items: RespoolRuleSetView[] }>('/respool-rule-sets');
      expect(sets.items.find(({ name }) => name === 'Standard')?.rules.length).toBeGreaterThan(3);
    });
  });

  describe('calling hours', () => {
    it('names the day that cannot be trusted', async () => {
      const { status, body } = await manager.post<{ issues: { path: string }[] }>('/calling-hours', {
        name: 'Broken',
        week: {
          1: [{ from: '20:00', to: '09:00' }],
          2: [
            { from: '09:00', to: '12:00' },
            { from: '11:00', to: '13:00' },
          ],
          3: [{ from: '09:00', to: '17:00' }],
        },
      });
      expect(status).toBe(400);
      expect(body.issues.map(({ path }) => path)).toEqual(['week.1', 'week.2']);
    });

    it('refuses a week without any hours', async () => {
      const { status, body } = await manager.post<{ issues: { path: string }[] }>('/calling-hours', {
        name: 'Empty',
        week: { 1: [] },
      });
      expect(status).toBe(400);
      expect(body.issues).toMatchObject([{ path: 'week', message: expect.stringMatching(/no weekday/) }]);
    });

    it('refuses an edit of an older version, and a taken name', async () => {
      const hours = await makeHours();
      const edit = await manager.patch<CallingHoursView>(`/calling-hours/${hours.id}`, {
        week: EDGE,
        version: 1,
      });
      expect(edit.body).toMatchObject({ version: 2, week: EDGE, name: hours.name });
      expect(await manager.patch(`/calling-hours/${hours.id}`, { week: EDGE, version: 1 })).toMatchObject({
        status: 409,
        body: { code: 'calling_hours.changed_meanwhile' },
      });
      expect(await manager.post('/calling-hours', { name: hours.name, week: EDGE })).toMatchObject({
        status: 409,
        body: { code: 'calling_hours.name_taken' },
      });
    });

    it('refuses a calendar that does not exist', async () => {
      const body = { name: named('Hours'), week: EDGE, holidayCalendarId: UNKNOWN_ID };
      expect(await manager.post('/calling-hours', body)).toMatchObject({
        status: 404,
        body: { code: 'holiday_calendar.not_found' },
      });
    });

    it('stay while a campaign needs them, which is named', async () => {
      const hours = await makeHours();
      const ruleSet = await makeRuleSet();
      await makeCampaign({ hoursId: hours.id, ruleSetId: ruleSet.id });
      expect(await manager.delete(`/calling-hours/${hours.id}`)).toMatchObject({
        status: 409,
        body: { code: 'calling_hours.in_use', details: { users: [expect.stringMatching(/^Campaign/)] } },
      });
      const unused = await makeHours();
      expect((await manager.delete(`/calling-hours/${unused.id}`)).status).toBe(204);
    });
  });

  describe('the policy version of a campaign', () => {
    it('rises with every edit of a rule that concerns it, and with no other', async () => {
      const calendar = (
        await manager.post<HolidayCalendarView>('/holiday-calendars', {
          name: named('Calendar'),
          days: [{ date: '2026-12-25', name: 'Christmas Day' }],
        })
      ).body;
      const hours = await makeHours({ holidayCalendarId: calendar.id });
      const [ruleSet, group] = [await makeRuleSet(), await makeGroup()];
      const campaign = await makeCampaign({ hoursId: hours.id, ruleSetId: ruleSet.id, groupId: group.id });
      const other = await makeCampaign({
        hoursId: (await makeHours()).id,
        ruleSetId: (await makeRuleSet()).id,
      });
      const start = { campaign: await policyVersion(campaign), other: await policyVersion(other) };

      const window = { kind: 'rolling', seconds: 3600 };
      const cap = (
        await manager.post<CapView>('/caps', {
          reach: 'group',
          groupId: group.id,
          scope: 'number',
          max: 1,
          window,
        })
      ).body;
      await manager.patch(`/caps/${cap.id}`, { max: 2 });
      await manager.patch(`/calling-hours/${hours.id}`, { week: EDGE });
      await manager.patch(`/holiday-calendars/${calendar.id}`, { days: [] });
      await manager.patch(`/respool-rule-sets/${ruleSet.id}`, { rules: [] });
      await manager.delete(`/caps/${cap.id}`);
      expect(await policyVersion(campaign)).toBe(start.campaign + 6);
      expect(await policyVersion(other)).toBe(start.other);

      await manager.post('/caps', { reach: 'everywhere', scope: 'person', max: 9, window });
      expect(await policyVersion(other)).toBe(start.other + 1);
    });

    it('survives edits of two rules at once', async () => {
      const hours = await makeHours();
      const ruleSet = await makeRuleSet();
      const campaigns = await Promise.all(
        Array.from({ length: 5 }, () => makeCampaign({ hoursId: hours.id, ruleSetId: ruleSet.id })),
      );
      const answers = await Promise.all(
        Array.from({ length: 6 }, (_, index) =>
          index % 2 === 0
            ? manager.patch(`/calling-hours/${hours.id}`, { week: EDGE })
            : manager.patch(`/respool-rule-sets/${ruleSet.id}`, { rules: [] }),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
      for (const id of campaigns) expect(await policyVersion(id)).toBe(7);
    });
  });

  describe('caps', () => {
    it('never lose the last one that holds everywhere, also with two people at it', async () => {
      const { body } = await manager.get<{ items: CapView[] }>('/caps?reach=everywhere&limit=200');
      const answers = await Promise.all(body.items.map(({ id }) => manager.delete(`/caps/${id}`)));
      const refused = answers.filter(({ status }) => status === 409);
      expect(refused).toHaveLength(1);
      expect(refused[0]).toMatchObject({ body: { code: 'cap.last_everywhere' } });
      const left = await manager.get<{ items: CapView[] }>('/caps?reach=everywhere');
      expect(left.body.items).toHaveLength(1);
    });

    it('refuse a window of a zone that nobody knows, and a group that does not exist', async () => {
      const window = { kind: 'calendar_day', zone: 'Mars/Base' };
      const body = { reach: 'everywhere', scope: 'number', max: 1, window };
      expect((await manager.post('/caps', body)).status).toBe(400);
      const group = {
        reach: 'group',
        groupId: UNKNOWN_ID,
        scope: 'number',
        max: 1,
        window: { kind: 'lifetime' },
      };
      expect(await manager.post('/caps', group)).toMatchObject({
        status: 404,
        body: { code: 'campaign_group.not_found' },
      });
    });
  });

  it('a respool rule set tells what a manager should know of it', async () => {
    const rule = { result: 'BUSY', delaySeconds: 5, maxTries: 3, number: 'same', whenUsedUp: 'close' };
    const { warnings } = await makeRuleSet([rule]);
    expect(warnings).toMatchObject([{ result: 'BUSY', message: expect.stringMatching(/5 s/) }]);
  });

  it('a group stays while something needs it', async () => {
    const group = await makeGroup();
    await makeCampaign({
      hoursId: (await makeHours()).id,
      ruleSetId: (await makeRuleSet()).id,
      groupId: group.id,
    });
    expect(await manager.delete(`/campaign-groups/${group.id}`)).toMatchObject({
      status: 409,
      body: { code: 'campaign_group.in_use' },
    });
  });

  it('pages through a list without losing or repeating anything', async () => {
    for (let index = 0; index < 5; index += 1) await makeGroup();
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor === '' ? '?limit=2' : `?limit=2&cursor=${cursor}`;
      const { body } = await manager.get<{ items: CampaignGroupView[]; nextCursor: string | null }>(
        `/campaign-groups${query}`,
      );
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
    }
    const all = await manager.get<{ items: CampaignGroupView[] }>('/campaign-groups?limit=200');
    expect(seen).toEqual(all.body.items.map(({ id }) => id));
  });

  it('every change leaves an audit entry with before and after', async () => {
    const hours = await makeHours();
    await manager.patch(`/calling-hours/${hours.id}`, { week: EDGE });
    await manager.delete(`/calling-hours/${hours.id}`);
    const entries = await api.database.database.prisma.auditEntry.findMany({
      where: { objectId: hours.id },
      orderBy: { id: 'asc' },
    });
    expect(entries.map(({ action }) => action)).toEqual([
      'calling_hours.created',
      'calling_hours.changed',
      'calling_hours.removed',
    ]);
    expect(entries[1]).toMatchObject({ before: { week: NINE_TO_FIVE }, after: { week: EDGE } });
  });
});
