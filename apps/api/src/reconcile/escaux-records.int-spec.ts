import { ManualClock, type EscauxSimulator, startEscauxSimulator } from '@callspool/vendor-simulators';
import { TestClock } from '@callspool/testing';
import { Database } from '../database/database.service.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { PollConnection } from './poll-connection.js';
import { PollMarksRepository } from './poll-marks.repository.js';

describe('call records of a SOP', () => {
  const simulated = new ManualClock('2026-11-20T12:00:00Z');
  const clock = new TestClock(new Date('2026-11-20T12:00:00Z'));
  let api: ApiHarness;
  let admin: ApiClient;
  let sop: EscauxSimulator;

  beforeAll(async () => {
    sop = await startEscauxSimulator({
      clock: simulated,
      settings: { engine: { ringMs: [2_000, 2_000], talkMs: [30_000, 30_000] } },
    });
    api = await startApi({ clock });
    admin = await api.signIn('admin');
  });
  afterAll(async () => {
    await api.close();
    await sop.stop();
  });

  const connect = async (name: string, historyExtensions: string[]): Promise<string> => {
    const settings = { apiVersion: '5.16.0', historyExtensions };
    const body = { kind: 'escaux', name, baseUrl: sop.url, timeZone: 'Europe/Brussels', settings };
    return (await admin.post<{ id: string }>('/connections', body)).body.id;
  };
  const targets = () => api.app.get(PollMarksRepository).listTargets(clock.now(), clock.now());
  const pass = (ms: number): void => {
    simulated.advance(ms);
    clock.advance(ms);
  };

  it('are read where extensions are named, and mean what the SOP documents', async () => {
    await connect('No history', []);
    const id = await connect('History', ['102']);
    const [target, ...others] = await targets();
    expect([target?.connectionId, others]).toEqual([id, []]);
    sop.receiveCall({ src: '0470555501', to: '102' });
    pass(60_000);
    sop.settings.phoneAnswers = false;
    sop.receiveCall({ src: '0470555502', to: '102' });
    pass(10 * 60_000);

    const report = await api.app.get(PollConnection).sweep(target!);
    expect(report.error).toBeNull();
    const { rows } = await api.app.get(Database).pool.query(
      `select source, disposition_word as word, result::text as result from call_record
         where connection_id = $1 order by source, word`,
      [id],
    );
    expect(rows).toContainEqual({ source: '0470555501', word: '201', result: 'ANSWERED' });
    expect(rows).toContainEqual({ source: '0470555502', word: '101', result: 'NO_ANSWER' });
    const { rows: drift } = await api.app.get(Database).pool.query('select what from drift');
    expect(drift).toEqual([]);
  });
});
