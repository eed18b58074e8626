import type { AddDncAnswer, ConnectionView, DncEntryView } from '@callspool/contracts';
import { startUcontactSimulator, type UcontactSimulator } from '@callspool/vendor-simulators';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { Blacklist } from './blacklist.js';

describe('numbers that nobody may ever call, and dialers that keep a list of their own', () => {
  let api: ApiHarness;
  let admin: ApiClient;
  let dialer: UcontactSimulator;
  beforeAll(async () => {
    api = await startApi();
    admin = await api.signIn('admin');
    dialer = await startUcontactSimulator({ settings: { password: 'its word' } });
  }, 60_000);
  afterAll(async () => {
    await dialer?.stop();
    await api?.close();
  });

  let made = 0;
  const connect = async (settings: object): Promise<ConnectionView> =>
    (
      await admin.post<ConnectionView>('/connections', {
        kind: 'ucontact',
        name: `Dialer ${++made}`,
        baseUrl: dialer.url,
        username: 'apiuser',
        password: 'its word',
        timeZone: 'Europe/Madrid',
        settings,
      })
    ).body;
  let line = 123_400;
  const add = async (entry: object = {}): Promise<string> => {
    const value = `+32470${++line}`;
    const { body } = await admin.post<AddDncAnswer>('/dnc', {
      reason: 'asked',
      entries: [{ value, ...entry }],
    });
    return body.entries[0]!.id;
  };
  const told = async (id: string) => (await admin.get<DncEntryView>(`/dnc/${id}`)).body.blacklistings;

  it('are told where the switch of the connection says so, once, with the answer kept; failures are tried again', async () => {
    const silent = await connect({});
    const open = await connect({ blacklistsPermanent: true });
    const id = await add();
    const dated = await add({ expiresAt: '2099-01-01T00:00:00Z' });
    const prefix = await add({ value: '+32900', match: 'prefix' });
    expect(await told(id)).toEqual([
      {
        connectionId: open.id,
        connectionName: open.name,
        outcome: 'waiting',
        receipt: null,
        tries: 0,
        lastTryAt: null,
      },
    ]);
    expect([await told(dated), await told(prefix)]).toEqual([[], []]);
    const blacklist = api.app.get(Blacklist);
    await dialer.faults.add({ kind: 'httpStatus', status: 500, operation: 'addblack', times: 1 });
    expect(await blacklist.tell()).toEqual({ listed: 0, failed: 1 });
    expect(await told(id)).toMatchObject([{ outcome: 'failed', tries: 1 }]);
    expect(await blacklist.tell()).toEqual({ listed: 1, failed: 0 });
    expect(await told(id)).toMatchObject([{ outcome: 'listed', receipt: '1', tries: 2 }]);
    expect(await blacklist.tell()).toEqual({ listed: 0, failed: 0 });
    expect(dialer.violations()).toEqual([]);
    expect((await told(id)).map(({ connectionId }) => connectionId)).not.toContain(silent.id);
  });

  it('are not told any more once the entry is taken away', async () => {
    const id = await add();
    expect((await admin.post(`/dnc/${id}/removal`, { reason: 'a mistake' })).status).toBe(200);
    expect(await api.app.get(Blacklist).tell()).toEqual({ listed: 0, failed: 0 });
    expect(await told(id)).toMatchObject([{ outcome: 'waiting', tries: 0 }]);
  });

  it('are told as soon as an entry becomes permanent', async () => {
    const value = '+32470999888';
    const dated = await add({ value, expiresAt: '2099-01-01T00:00:00Z' });
    expect(await told(dated)).toEqual([]);
    expect(await add({ value })).toBe(dated);
    expect(await told(dated)).toMatchObject([{ outcome: 'waiting' }]);
    const jobs = await api.database.database.pool.query(
      `select 1 from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
       where task.identifier = 'dispatch.blacklist'`,
    );
    expect(jobs.rowCount).toBeGreaterThan(0);
  });
});
