import { createTestDatabase } from '@callspool/testing';
import { openReconcileBench } from '../testing/reconcile-bench.js';

describe('pages by the thousand', () => {
  it('settle every attempt once, and change no row when they are replayed', async () => {
    const test = await createTestDatabase();
    const bench = await openReconcileBench({ url: test.url, attempts: 2_500, pageSize: 1_000 });
    // A record and an attempt each.
    expect((await bench.fresh()).changed).toBe(5_000);
    expect((await bench.replay()).changed).toBe(0);
    const { rows } = await bench.database.pool.query(
      `select (select count(*)::int from open_attempt) as open,
         (select count(*)::int from spool_entry where state = 'in_flight') as flying`,
    );
    expect(rows).toEqual([{ open: 0, flying: 0 }]);
    await bench.close();
    await test.close();
  });
});
