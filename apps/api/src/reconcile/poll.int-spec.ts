import { createTestDatabase, TestClock, type TestDatabase } from '@callspool/testing';
import { correlationIdOf } from '@callspool/domain';
import { createVendor, type PushRequest, type Vendor, type VendorCallRecord } from '@callspool/vendors';
import { InMemorySessionStore, isMissing, VendorError } from '@callspool/vendors';
import {
  type IexpbxSimulator,
  ManualClock,
  startIexpbxSimulator,
  startUcontactSimulator,
  type UcontactSimulator,
} from '@callspool/vendor-simulators';
import { seedCampaign } from '../testing/dispatch-kit.js';
import {
  callRecord,
  readingVendor,
  type ReconcileKit,
  reconcileKit,
  seedAttempts,
  type SeededAttempt,
} from '../testing/reconcile-kit.js';

const SENT = new Date('2026-11-20T12:00:00Z');
const SIMULATOR_ZONE = { ucontact: 'America/Montevideo', iexpbx: 'Europe/Istanbul' } as const;

/** The product's clock, which is the simulator's too. */
class SharedClock extends TestClock {
  constructor(private readonly simulated: ManualClock) {
    super(new Date(simulated.now()));
  }

  override now(): Date {
    return new Date(this.simulated.now());
  }
}

describe('polling call records', () => {
  let test: TestDatabase;
  let kit: ReconcileKit;
  let vendor: Vendor | null = null;
  let simulator: UcontactSimulator | IexpbxSimulator | null = null;
  let firstNumber = 430_000_000;

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterEach(async () => {
    await kit.database.pool.query('truncate open_attempt');
    await kit.close();
    await vendor?.close();
    await simulator?.stop();
    [vendor, simulator] = [null, null];
  });
  afterAll(() => test.close());

  async function withSimulator(kind: 'ucontact' | 'iexpbx') {
    const clock = new ManualClock(SENT);
    simulator =
      kind === 'ucontact' ? await startUcontactSimulator({ clock }) : await startIexpbxSimulator({ clock });
    vendor = createVendor(
      {
        kind,
        baseUrl: simulator.url,
        username: 'apiuser',
        password: 'password',
        timeZone: SIMULATOR_ZONE[kind],
      },
      {
        clock: { now: () => new Date(clock.now()) },
        monotonicNow: () => performance.now(),
        log: () => undefined,
        sessionStore: new InMemorySessionStore(),
      },
    );
    kit = reconcileKit({ url: test.url, clock: new SharedClock(clock), vendor });
    return { clock, vendor };
  }

  async function sent(contacts: number, method: 'ivr_call' | 'masked_call' | 'dialer_push' = 'ivr_call') {
    firstNumber += 1_000;
    const campaign = await seedCampaign(kit.database, { contacts, method, firstNumber });
    await kit.database.pool.query('update connection set created_at = $2, time_zone = $3 where id = $1', [
      campaign.connectionId,
      SENT,
      method === 'dialer_push' ? SIMULATOR_ZONE.ucontact : SIMULATOR_ZONE.iexpbx,
    ]);
    const attempts = await seedAttempts(kit.database, { campaignId: campaign.campaignId, at: SENT });
    return { ...campaign, attempts };
  }

  /** As dispatch would have done it; what becomes of the answer is the test's. */
  function push(attempt: SeededAttempt, settings: PushRequest['campaign']) {
    const pusher = vendor!.capability('contactPusher');
    if (isMissing(pusher)) throw new Error(pusher.missing);
    return pusher.push({
      correlationId: correlationIdOf(attempt.id),
      number: attempt.dialedAs,
      data: {},
      campaign: settings,
      sendBy: { notAfterMonotonicMs: performance.now() + 5_000, monotonicNow: () => performance.now() },
    });
  }
  const IVR = { kind: 'iexpbx-ivr', dialPlan: 'outbound', ivrNumber: '700' } as const;
  const SALES = { kind: 'ucontact', campaign: 'Sales<-', mode: 'append' } as const;

  const sweep = async (connectionId: string) => kit.poll.sweep(await kit.target(connectionId));
  const tail = async (connectionId: string) => kit.poll.tail(await kit.target(connectionId));
  const rowsOf = async (attempts: readonly SeededAttempt[]) =>
    (
      await kit.database.pool.query(
        'select state, result, dialed_at from attempt where id = any($1) order by number',
        [attempts.map((attempt) => attempt.id)],
      )
    ).rows;
  const markOf = async (connectionId: string) =>
    (await kit.database.pool.query('select * from poll_mark where connection_id = $1', [connectionId]))
      .rows[0];

  it('gives an attempt that timed out after acting its right result, within seconds of its record', async () => {
    const { clock } = await withSimulator('iexpbx');
    const { attempts, connectionId } = await sent(1);
    const [attempt] = attempts as [SeededAttempt];
    await simulator!.faults.add({ kind: 'cutAfterActing', operation: 'callivr', times: 1 });
    await expect(push(attempt, IVR)).rejects.toMatchObject({ effect: 'unknown' });
    await kit.database.pool.query(`update attempt set state = 'IN_DOUBT' where id = $1`, [attempt.id]);
    clock.advance(120_000);
    await tail(connectionId);
    const [dial] = simulator!.dials();
    expect(dial).toBeDefined();
    expect(await rowsOf(attempts)).toMatchObject([{ state: 'CLOSED', result: dial!.outcome.toUpperCase() }]);
    expect(simulator!.dials()).toHaveLength(1);
  });

  it('settles by records that are doubled and late, and leaves a missing one to the end of doubt', async () => {
    const { clock } = await withSimulator('iexpbx');
    const { attempts, connectionId } = await sent(3);
    await simulator!.faults.add({ kind: 'duplicateCdr', operation: 'callivr', times: 1 });
    await push(attempts[0]!, IVR);
    clock.advance(60_000);
    await simulator!.faults.add({ kind: 'lateCdr', operation: 'callivr', times: 1, ms: 600_000 });
    await push(attempts[1]!, IVR);
    clock.advance(60_000);
    await simulator!.faults.add({ kind: 'missingCdr', operation: 'callivr', times: 1 });
    await push(attempts[2]!, IVR);
    clock.advance(60_000);
    await sweep(connectionId);
    expect((await rowsOf(attempts)).map((row) => row.state)).toEqual(['CLOSED', 'ACCEPTED', 'ACCEPTED']);
    clock.advance(720_000);
    await sweep(connectionId);
    expect(await kit.doubt.sweep()).toBe(1);
    const rows = await rowsOf(attempts);
    expect(rows.map((row) => row.state)).toEqual(['CLOSED', 'CLOSED', 'CLOSED']);
    expect(rows[1].result).not.toBe('UNCONFIRMED');
    expect(rows[2].result).toBe('UNCONFIRMED');
    const { rows: records } = await kit.database.pool.query(
      'select count(*)::int as count from call_record where connection_id = $1',
      [connectionId],
    );
    expect(records[0].count).toBe(2);
  });

  it('leaves the mark where it is when an answer is no list of records, and closes the window afterwards', async () => {
    const { clock } = await withSimulator('iexpbx');
    const { attempts, connectionId } = await sent(1);
    await push(attempts[0]!, IVR);
    clock.advance(60_000);
    const fault = await simulator!.faults.add({ kind: 'htmlWith200', operation: 'cdr' });
    expect((await sweep(connectionId)).error).not.toBeNull();
    expect(await markOf(connectionId)).toMatchObject({ closed_until: SENT, last_error: expect.any(String) });
    expect(await rowsOf(attempts)).toMatchObject([{ state: 'ACCEPTED' }]);
    // Reading has failed since before the doubt window ended: nothing is given up.
    clock.advance(3_600_000);
    expect(await kit.doubt.sweep()).toBe(0);
    await simulator!.faults.clear(fault.id);
    // The other of the two envelopes that the vendor's own page shows is no failure.
    await simulator!.faults.add({ kind: 'wrongEnvelope', operation: 'cdr' });
    expect((await sweep(connectionId)).error).toBeNull();
    expect(await markOf(connectionId)).toMatchObject({ closed_until: kit.clock.now(), last_error: null });
    expect(await rowsOf(attempts)).toMatchObject([{ state: 'CLOSED' }]);
  });

  it('reads uContact’s dialer and agent legs as one dial', async () => {
    const { clock } = await withSimulator('ucontact');
    const { attempts, connectionId } = await sent(4, 'dialer_push');
    for (const attempt of attempts) await push(attempt, SALES);
    clock.advance(120_000);
    await sweep(connectionId);
    const dials = simulator!.dials();
    expect(dials).toHaveLength(4);
    const rows = await rowsOf(attempts);
    expect(rows.map((row) => row.state)).toEqual(['CLOSED', 'CLOSED', 'CLOSED', 'CLOSED']);
    const { rows: extra } = await kit.database.pool.query(
      'select 1 from extra_dial where attempt_id = any($1)',
      [attempts.map((attempt) => attempt.id)],
    );
    expect(extra).toEqual([]);
    expect((await sweep(connectionId)).changed).toBe(0);
  });

  it('leaves unanswered attempts unconfirmed where uContact hides them', async () => {
    const { clock } = await withSimulator('ucontact');
    const ucontact = simulator as UcontactSimulator;
    const { attempts, connectionId } = await sent(2, 'dialer_push');
    ucontact.settings.engine.outcomes = {
      [attempts[0]!.dialedAs]: 'no_answer',
      [attempts[1]!.dialedAs]: 'answered',
    };
    ucontact.settings.showUnanswered = false;
    for (const attempt of attempts) await push(attempt, SALES);
    clock.advance(1_000_000);
    await sweep(connectionId);
    await kit.doubt.sweep();
    expect((await rowsOf(attempts)).map((row) => row.result)).toEqual(['UNCONFIRMED', 'ANSWERED']);
    // Should they be shown one day after all, the results become true.
    ucontact.settings.showUnanswered = true;
    await sweep(connectionId);
    expect((await rowsOf(attempts)).map((row) => row.result)).toEqual(['NO_ANSWER', 'ANSWERED']);
  });

  it('keeps the mark when a later page of a window fails, and stores the earlier pages all the same', async () => {
    const page: VendorCallRecord[] = [callRecord({ vendorKey: 'id:1', startedAt: SENT })];
    const broken = readingVendor(async function* () {
      yield page;
      throw new VendorError({
        kind: 'protocol',
        effect: 'none',
        vendor: 'iexpbx',
        operation: 'cdr',
        message: 'Not a list of call records.',
        repeatable: true,
      });
    });
    kit = reconcileKit({ url: test.url, clock: new TestClock(SENT), vendor: broken });
    const { connectionId } = await sent(1);
    expect(await sweep(connectionId)).toMatchObject({ read: 1, error: 'Not a list of call records.' });
    expect(await markOf(connectionId)).toMatchObject({ closed_until: SENT });
    const { rowCount } = await kit.database.pool.query('select 1 from call_record where connection_id = $1', [
      connectionId,
    ]);
    expect(rowCount).toBe(1);
  });
});
