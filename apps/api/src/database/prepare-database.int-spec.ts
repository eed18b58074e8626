import { createEmptyDatabase } from '@callspool/testing';
import pg from 'pg';
import { prepareDatabase } from './prepare-database.js';

describe('prepareDatabase', () => {
  it('makes an empty database ready once, however many nodes start at the same moment', async () => {
    const empty = await createEmptyDatabase();
    const client = new pg.Client({ connectionString: empty.url });
    try {
      const applied = await Promise.all([1, 2, 3].map(() => prepareDatabase(empty.url)));
      expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
      await client.connect();
      const { rows } = await client.query(`select graphile_worker.add_job('users.prune') as job`);
      expect(rows).toHaveLength(1);
    } finally {
      await client.end();
      await empty.close();
    }
  }, 30_000);
});
