import { ManualClock } from '../engine/clock.js';
import { post, signIn } from '../testing/raw-http.js';
import { startUcontactSimulator, type UcontactSimulator } from './start-ucontact-simulator.js';

const CALL: Record<string, unknown> = {
  calldate: '2026-03-02 10:00:00',
  campaign: 'Sales<-',
  destination: '098344401',
  alternatives: '099124484:099121212',
  agentphone: '',
  data: 'lead=1',
};

describe('scheduled calls and removals', () => {
  let clock: ManualClock;
  let sim: UcontactSimulator;
  let headers: Record<string, string>;
  beforeEach(async () => {
    // 09:00 in Montevideo.
    clock = new ManualClock('2026-03-02T12:00:00Z');
    sim = await startUcontactSimulator({ clock });
    headers = await signIn(sim.url);
  });
  afterEach(() => sim.stop());

  const schedule = async (change: Record<string, unknown> = {}): Promise<string> =>
    (
      await post(
        sim.url,
        'Dialers/ScheduleDialerCall',
        { callschedule: JSON.stringify({ ...CALL, ...change }) },
        headers,
      )
    ).body;
  const unschedule = async (change: Record<string, string> = {}): Promise<string> => {
    const range = { from: '2026-03-02 10:00:00', to: '2026-03-02 10:00:00' };
    const fields = { campaign: 'Sales<-', destination: '098344401', ...range, ...change };
    return (await post(sim.url, 'Dialers/RemoveScheduleDialerCall', fields, headers)).body;
  };
  const remove = async (fields: Record<string, string>): Promise<string> =>
    (await post(sim.url, 'Dialers/RemoveContact', fields, headers)).body;
  const violated = () => sim.violations().map(({ rule }) => rule);

  it('rings at the instance-local time', async () => {
    expect(await schedule()).toBe('1');
    clock.advance(3_599_999);
    expect(sim.dials()).toEqual([]);
    clock.advance(1);
    expect(sim.dials()).toMatchObject([{ operation: 'ScheduleDialerCall', at: '2026-03-02T13:00:00.000Z' }]);
  });

  it('goes out first when a stopped dialer starts again', async () => {
    sim.changeDialer('Sales<-', { enabled: false, lines: 1 });
    const append = {
      ...CALL,
      calldate: null,
      destination: '098344402',
      agent: '',
      source: '',
      bulk: true,
      automatic: false,
    };
    const { agentphone: _agentphone, ...call } = append as Record<string, unknown>;
    await post(sim.url, 'Dialers/DialerTask', { call: JSON.stringify(call) }, headers);
    await schedule();
    clock.advance(7_200_000);
    sim.changeDialer('Sales<-', { enabled: true });
    expect(sim.dials()).toMatchObject([{ number: '098344401' }]);
  });

  it('does without alternatives and agentphone', async () => {
    expect(await schedule({ alternatives: undefined, agentphone: undefined })).toBe('1');
    expect(sim.violations()).toEqual([]);
  });

  it.each([
    ['a missing date', { calldate: undefined }, 'callschedule.missing'],
    ['a date that is null', { calldate: null }, 'callschedule.type'],
    ['an ISO date', { calldate: '2026-03-02T10:00:00Z' }, 'callschedule.calldate'],
    [
      'the main number among the alternatives',
      { alternatives: '099124484:098344401' },
      'callschedule.alternatives',
    ],
    ['a campaign without arrow', { campaign: 'Sales' }, 'campaign.arrow'],
    ['a missing destination', { destination: undefined }, 'callschedule.missing'],
  ])('answers 0 to %s', async (_case, change, rule) => {
    expect(await schedule(change)).toBe('0');
    expect(violated()).toEqual([rule]);
  });

  it('says no to a progressive campaign without agent', async () => {
    expect(await schedule({ campaign: 'Renewals->' })).toBe('0');
    expect(sim.violations()).toEqual([]);
    expect(sim.refusals()).toMatchObject([{ rule: 'callschedule.agentphone' }]);
  });

  it('removes a scheduled call within a range, both ends included', async () => {
    await schedule();
    expect(await unschedule()).toBe('1');
    clock.advance(7_200_000);
    expect(sim.dials()).toEqual([]);
    expect(sim.spool()).toMatchObject([{ state: 'removed', removedAt: '2026-03-02T12:00:00.000Z' }]);
  });

  it.each([
    ['a missing bound', { from: '' }, 'from'],
    ['bounds in the wrong order', { from: '2026-03-02 11:00:00' }, 'from'],
    ['a bound in another format', { to: '02.03.2026 10:00' }, 'to'],
  ])('answers 0 to a removal with %s', async (_case, change, rule) => {
    expect(await unschedule(change)).toBe('0');
    expect(violated()).toEqual([rule]);
  });

  it('leaves scheduled calls alone when a contact is removed', async () => {
    await schedule();
    expect(await remove({ campaign: 'Sales<-', number: '098344401' })).toBe('1');
    expect(sim.spool()).toMatchObject([{ state: 'waiting' }]);
  });

  it('removes a waiting contact by exactly its main number', async () => {
    sim.changeDialer('Sales<-', { enabled: false });
    await schedule({ calldate: '2026-03-02 09:00:00' });
    sim.settings.removeNoMatch = '0';
    for (const number of ['99124484', '098-344-401', '09834440']) {
      expect(await remove({ campaign: 'Sales<-', number })).toBe('0');
    }
    expect(await remove({ campaign: 'Survey<-', number: '098344401' })).toBe('0');
    expect(sim.spool()).toMatchObject([{ state: 'waiting' }]);
    expect(await remove({ campaign: 'Sales<-', number: '098344401' })).toBe('1');
    sim.changeDialer('Sales<-', { enabled: true });
    expect(sim.dials()).toEqual([]);
    expect(sim.violations()).toEqual([]);
  });

  it('lets a call in progress ring on, but rings no further number after it', async () => {
    sim.settings.engine.outcomes = { '098344401': 'no_answer' };
    await schedule({ calldate: '2026-03-02 09:00:00' });
    await remove({ campaign: 'Sales<-', number: '098344401' });
    clock.advance(60_000);
    expect(sim.dials()).toHaveLength(1);
    expect(sim.spool()).toMatchObject([{ state: 'removed' }]);
  });

  it('answers 0 to a removal without number or from an unknown campaign', async () => {
    expect(await remove({ campaign: 'Sales<-', number: '' })).toBe('0');
    expect(await remove({ campaign: 'Nobody<-', number: '1' })).toBe('0');
    expect(violated()).toEqual(['number']);
  });

  describe('the do-not-call registry', () => {
    const forbid = async (black: unknown): Promise<string> =>
      (await post(sim.url, 'admin/addblack', { black: JSON.stringify(black) }, headers)).body;

    it.each(['*', 'Sales<-'])('makes the dialer skip a number listed for %s', async (campaign) => {
      expect(
        await forbid({ phone: '098344401', campaign, username: '', company: '', job_title: '', name: '' }),
      ).toBe('1');
      await schedule({ calldate: '2026-03-02 09:00:00' });
      expect(sim.dials()).toEqual([]);
      expect(sim.spool()).toMatchObject([{ state: 'skipped' }]);
    });

    it('changes nothing for another campaign, or for a dialer that does not look', async () => {
      await forbid({ phone: '098344401', campaign: 'Survey<-' });
      await schedule({ calldate: '2026-03-02 09:00:00' });
      await forbid({ phone: '098344402', campaign: '*' });
      sim.changeDialer('Sales<-', { skipsBlacklisted: false });
      await schedule({ calldate: '2026-03-02 09:00:00', destination: '098344402' });
      clock.advance(60_000);
      expect(sim.dials()).toHaveLength(2);
    });

    it.each([
      ['an array', [], 'black.object'],
      ['a missing phone', { campaign: '*' }, 'black.missing'],
      ['a missing campaign', { phone: '1' }, 'black.missing'],
      ['a campaign without arrow', { phone: '1', campaign: 'Sales' }, 'campaign.arrow'],
    ])('answers 0 to %s', async (_case, black, rule) => {
      expect(await forbid(black)).toBe('0');
      expect(violated()).toEqual([rule]);
    });
  });
});
