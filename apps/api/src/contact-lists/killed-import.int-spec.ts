import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import { importKit, type ImportKit } from '../testing/import-kit.js';

/** More in the long run. */
const KILLS = Number(process.env['CALLSPOOL_KILLS'] ?? 5);
jest.setTimeout(60_000 + KILLS * 30_000);

// The built script: what is killed must be a real process (`test-int` builds first).
const CHILD = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../../dist/testing/import-child.js',
);
const ROWS = 2500;
/** Of every ten rows one repeats an earlier one and one has no good number; each contact shares a number with the next. */
const FILE = [
  'name,phone,mobile',
  ...Array.from({ length: ROWS }, (_, n) => {
    if (n % 10 === 8) return `bad ${n},12,`;
    const main = n % 10 === 9 ? n - 9 : n;
    return `person ${n},+324701${String(main).padStart(5, '0')},+324711${String(Math.floor(n / 2)).padStart(5, '0')}`;
  }),
].join('\n');
const GOOD = ROWS * 0.8;

let kit: ImportKit;

beforeAll(async () => {
  kit = await importKit();
}, 60_000);
afterAll(() => kit?.close());

const count = async (sql: string, parameters: unknown[] = []): Promise<number> =>
  (await kit.rows<{ count: number }>(`select count(*)::int as count ${sql}`, parameters))[0]?.count ?? -1;

function start(importId: string): ChildProcess {
  return spawn(process.execPath, [CHILD, kit.url, importId], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** What there is of a list: contacts, numbers, and what hangs in the air. */
const standing = async (listId: string) => ({
  contacts: await count('from contact where list_id = $1', [listId]),
  numbers: await count('from phone_number where list_id = $1', [listId]),
  keyless: await count(
    `from phone_number n where list_id = $1 and not exists (select 1 from person_key where key = 'n:' || n.e164)`,
    [listId],
  ),
  strayKeys: await count(
    'from person_key k where not exists (select 1 from contact where person_id = k.person_id)',
  ),
});

describe('an import whose process is killed', () => {
  it('has added all of it or nothing, and all of it once when it is begun anew', async () => {
    const clean = await kit.createList();
    const startedAt = Date.now();
    const first = start(await kit.order(clean, FILE));
    await once(first.stdout!, 'data');
    const readyMs = Date.now() - startedAt;
    await once(first, 'exit');
    const tookMs = Date.now() - startedAt - readyMs;
    const whole = { contacts: GOOD, numbers: GOOD * 2, keyless: 0, strayKeys: 0 };
    expect(await standing(clean)).toEqual(whole);

    let killedWhileRunning = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      await kit.rows('truncate contact_list, person_key cascade');
      const listId = await kit.createList();
      const importId = await kit.order(listId, FILE);
      const child = start(importId);
      await once(child.stdout!, 'data');
      // Spread over the whole run, so that reading, checking and writing are all hit.
      await sleep(tookMs * ((kill + Math.random()) / KILLS));
      child.kill('SIGKILL');
      await once(child, 'exit');
      const [row] = await kit.rows<{ state: string }>('select state::text from list_import where id = $1', [
        importId,
      ]);
      if (row?.state !== 'done') killedWhileRunning++;
      const half = await standing(listId);
      expect([{ ...whole }, { contacts: 0, numbers: 0, keyless: 0, strayKeys: 0 }]).toContainEqual(half);
      // What holds the killed run's locks is a session whose client is gone; the server notices it at once or soon.
      const again = await kit.run(importId);
      expect(['done', 'superseded']).toContain(again.state);
      expect(await standing(listId)).toEqual(whole);
      const [over] = await kit.rows(
        'select state::text, rows_read as read, rows_accepted as accepted, rows_rejected as rejected from list_import where id = $1',
        [importId],
      );
      expect(over).toEqual({ state: 'done', read: ROWS, accepted: GOOD, rejected: ROWS - GOOD });
    }
    // A test that always came too late would show nothing.
    expect(killedWhileRunning).toBeGreaterThan(KILLS / 3);
  });
});
