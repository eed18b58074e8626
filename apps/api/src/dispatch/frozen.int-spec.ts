import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createTestDatabase, type TestDatabase } from '@callspool/testing';
import { startIexpbxSimulator } from '@callspool/vendor-simulators';
import { Database } from '../database/database.service.js';
import { seedCampaign } from '../testing/dispatch-kit.js';

// The built script: the frozen process must be a real one of its own (`test-int` builds first).
const SCRIPT = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../../dist/testing/frozen-sender.js',
);

describe('a process that is stopped after the gate', () => {
  let test: TestDatabase;
  let simulator: Awaited<ReturnType<typeof startIexpbxSimulator>>;

  beforeEach(async () => {
    test = await createTestDatabase();
    simulator = await startIexpbxSimulator();
  });
  afterEach(async () => {
    await simulator.stop();
    await test.close();
  });

  const run = async (whenPassed: (child: ChildProcess) => Promise<void>) => {
    const { campaignId } = await seedCampaign(new Database(test.database, test.url), { contacts: 5 });
    const child = spawn(process.execPath, [SCRIPT, test.url, campaignId, simulator.url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout!.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('PASSED')) void whenPassed(child);
    });
    await new Promise((resolve) => child.on('exit', resolve));
    const { rows } = await test.database.pool.query(
      'select state::text as state, error, count(*)::int as count from attempt group by 1, 2',
    );
    return rows;
  };

  // Promise 1 and 2: SIGSTOP for 5 s between gate and socket; a thawed process must find that its moment has passed.
  it('dials nothing when it continues after 5 seconds, and its contacts are free again', async () => {
    const rows = await run(async (child) => {
      child.kill('SIGSTOP');
      await sleep(5_000);
      child.kill('SIGCONT');
    });
    expect(simulator.dials()).toEqual([]);
    expect(rows).toEqual([{ state: 'RELEASED', error: expect.stringContaining('sent'), count: 5 }]);
  }, 30_000);

  it('dials everything when it is not stopped', async () => {
    const rows = await run(async () => undefined);
    expect([...simulator.violations(), ...simulator.refusals()]).toEqual([]);
    expect(rows).toEqual([{ state: 'ACCEPTED', error: null, count: 5 }]);
    expect(simulator.dials()).toHaveLength(5);
  }, 30_000);
});
