import { createTestDatabase, type TestDatabase } from '@callspool/testing';
import { Database } from '../database/database.service.js';
import { NodeHeartbeat } from '../scheduling/node-heartbeat.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { JobRunner } from './job-runner.js';
import { JobsRepository } from './jobs.repository.js';
import { JobFencedError, type JobHelpers, JobsService } from './jobs.service.js';

interface Gate {
  readonly passed: Promise<void>;
  open(): void;
}
function gate(): Gate {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

async function eventually(what: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await what())) {
    if (performance.now() > deadline) throw new Error(`Not true within ${withinMs} ms: ${what.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('jobs', () => {
  let database: TestDatabase;
  const nodes: ApiHarness[] = [];
  let handle: (helpers: JobHelpers) => Promise<void>;

  /** A node whose handler of the one job we have is the test's own. */
  async function node(role: string): Promise<ApiHarness> {
    const api = await startApi({
      database,
      env: { ROLE: role },
      overrides: (module) =>
        module.overrideProvider(JobsService).useFactory({
          factory: (repository: never) => {
            const jobs = new JobsService(repository);
            const register = jobs.registerHandler.bind(jobs);
            jobs.registerHandler = (name) => register(name, (_payload, helpers) => handle(helpers));
            return jobs;
          },
          inject: [JobsRepository],
        }),
    });
    nodes.push(api);
    return api;
  }

  const jobRows = async () =>
    (
      await database.database.pool.query<{ id: string; locked_by: string | null; attempts: number }>(
        'select id::text, locked_by, attempts from graphile_worker._private_jobs',
      )
    ).rows;
  const enqueue = (api: ApiHarness) =>
    api.app.get(Database).transaction((tx) => api.app.get(JobsService).enqueue(tx, 'users.prune', {}));

  beforeEach(async () => {
    database = await createTestDatabase();
    handle = async () => undefined;
  });
  afterEach(async () => {
    for (const api of nodes.splice(0)) await api.close();
    await database.close();
  });

  it('exist exactly when the transaction that adds them commits', async () => {
    const api = await node('web');
    const jobs = api.app.get(JobsService);
    const db = api.app.get(Database);
    const fail = async () => Promise.reject(new Error('rolled back'));
    await expect(db.transaction((tx) => jobs.enqueue(tx, 'users.prune', {}).then(fail))).rejects.toThrow(
      'rolled back',
    );
    await expect(
      db.sqlTransaction((sql) => jobs.enqueue(sql, 'users.prune', {}).then(fail)),
    ).rejects.toThrow();
    expect(await jobRows()).toEqual([]);
    await db.sqlTransaction((client) => jobs.enqueue(client, 'users.prune', {}));
    expect(await jobRows()).toHaveLength(1);
  });

  it('run soon, once, and are gone after', async () => {
    const seen: string[] = [];
    handle = async ({ jobId }) => void seen.push(jobId);
    const api = await node('all');
    const id = await enqueue(api);
    await eventually(async () => (await jobRows()).length === 0);
    expect(seen).toEqual([id]);
  });

  it('run again elsewhere within seconds when their process was killed; the old body cannot write any more', async () => {
    const started: number[] = [];
    const old = gate();
    let fence: Promise<unknown> = Promise.resolve();
    let finished = 0;
    handle = async ({ generation, assertMine }) => {
      started.push(generation);
      if (generation === 1) {
        await old.passed;
        fence = database.database
          .sqlTransaction((client) => assertMine(client))
          .catch((error: unknown) => error);
        await fence;
        return;
      }
      await database.database.sqlTransaction((client) => assertMine(client));
      finished++;
    };
    const killed = await node('all');
    await enqueue(killed);
    await eventually(() => started.length === 1);
    const other = await node('all');
    expect(started).toEqual([1]);
    // What a killed process leaves behind: a locked job, and a row whose last sign of life is getting old.
    killed.app.get(NodeHeartbeat).beforeApplicationShutdown();
    await database.database.pool.query(
      `update node set heartbeat_at = now() - interval '1 minute' where job_worker_id = (select locked_by from graphile_worker._private_jobs)`,
    );
    await database.database.pool.query(
      `update graphile_worker._private_jobs set locked_at = now() - interval '1 minute'`,
    );
    await other.app.get(JobRunner).freeLapsed();
    await eventually(() => finished === 1);
    expect(started).toEqual([1, 2]);
    old.open();
    await eventually(async () => (await fence) instanceof JobFencedError);
  }, 30_000);

  it('stay with a process that lives, however long they take', async () => {
    const wait = gate();
    let starts = 0;
    handle = async () => {
      starts++;
      await wait.passed;
    };
    const busy = await node('all');
    await enqueue(busy);
    await eventually(() => starts === 1);
    const other = await node('all');
    await database.database.pool.query(
      `update graphile_worker._private_jobs set locked_at = now() - interval '3 hours'`,
    );
    await other.app.get(JobRunner).freeLapsed();
    expect((await jobRows())[0]?.locked_by).not.toBeNull();
    wait.open();
    await eventually(async () => (await jobRows()).length === 0);
    expect(starts).toBe(1);
  }, 30_000);
});
