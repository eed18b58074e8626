import { TestClock } from '@callspool/testing';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { Partitions } from './partitions.service.js';

describe('partitions', () => {
  const clock = new TestClock(new Date());
  let api: ApiHarness;
  beforeAll(async () => {
    api = await startApi({ clock });
  });
  afterAll(() => api.close());

  it('are made three months ahead as time goes on, once', async () => {
    const partitions = api.app.get(Partitions);
    await partitions.check();
    const later = new Date(clock.now());
    later.setUTCDate(1);
    later.setUTCMonth(later.getUTCMonth() + 2);
    clock.set(later);
    expect(await partitions.check()).toEqual({ made: 4, strays: 0 });
    expect(await partitions.check()).toEqual({ made: 0, strays: 0 });
  });

  it('tell of rows that lie outside every month', async () => {
    await api.database.database.pool.query(
      `insert into call_record (id, connection_id, vendor_key, started_at, source, destination, duration_seconds,
         disposition_word, leg, raw, received_at)
       values ('00000000-0000-7000-8000-000000000000', gen_random_uuid(), 'k', now(), '', '', 0, '', 'single', '{}', now())`,
    );
    expect((await api.app.get(Partitions).check()).strays).toBe(1);
  });
});
