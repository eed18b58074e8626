import { createTestDatabase } from '@callspool/testing';
import { openDncBench } from './dnc-bench.js';

// The small form of `npm run bench -- dnc`: its checks, without its figures.
it('loads a registry and a list of changes, and tells listed numbers from their neighbours', async () => {
  const test = await createTestDatabase();
  try {
    const bench = await openDncBench({ url: test.url, rows: 100_000, lookUps: 500 });
    try {
      expect((await bench.baseline()).perSecond).toBeGreaterThan(0);
      expect((await bench.product()).perSecond).toBeGreaterThan(0);
      expect(await bench.checks()).toEqual([]);
    } finally {
      await bench.close();
    }
  } finally {
    await test.close();
  }
}, 60_000);
