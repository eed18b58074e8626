import pg from 'pg';
import { applyMigrations, createDatabase, readMigrations } from '@callspool/database';
import { createEmptyDatabase, createTestDatabase } from './test-database.js';

describe('migrations', () => {
  it('give an empty database in which every model can be read', async () => {
    const { database, close } = await createTestDatabase();
    try {
      const models = Object.entries(database.prisma).filter(
        ([name, value]) =>
          /^[a-z]/.test(name) && typeof (value as { findFirst?: unknown })?.findFirst === 'function',
      );
      expect(models.length).toBeGreaterThan(35);
      for (const [, model] of models) await (model as { findFirst(): Promise<unknown> }).findFirst();
    } finally {
      await close();
    }
  });

  it('are applied once when two nodes start at the same moment', async () => {
    const empty = await createEmptyDatabase();
    try {
      const [first, second] = await Promise.all([applyMigrations(empty.url), applyMigrations(empty.url)]);
      expect([first.length, second.length].sort()).toEqual([0, readMigrations().length]);
    } finally {
      await empty.close();
    }
  });

  it('leave nothing behind and say which one when one fails', async () => {
    const empty = await createEmptyDatabase();
    try {
      const broken = [
        { name: '1_broken', sql: 'create table half (id int); select nonsense;', checksum: 'x' },
      ];
      await expect(applyMigrations(empty.url, broken)).rejects.toThrow(/1_broken.*nonsense/);
      const client = new pg.Client({ connectionString: empty.url });
      await client.connect();
      const { rows } = await client.query(`select to_regclass('half') as half`);
      await client.end();
      expect(rows[0].half).toBeNull();
    } finally {
      await empty.close();
    }
  });

  it('refuse a database whose migration was edited after it had been applied', async () => {
    const empty = await createEmptyDatabase();
    try {
      const first = { name: '1_one', sql: 'create table one (id int)', checksum: 'a' };
      await applyMigrations(empty.url, [first]);
      await expect(applyMigrations(empty.url, [{ ...first, checksum: 'b' }])).rejects.toThrow(
        /1_one was edited/,
      );
    } finally {
      await empty.close();
    }
  });

  it('carry the words of a connection’s settings over to the words of all vendors', async () => {
    const empty = await createEmptyDatabase();
    const client = new pg.Client({ connectionString: empty.url });
    try {
      const all = readMigrations();
      const before = all.filter(({ name }) => name < '20261128182600');
      await applyMigrations(empty.url, before);
      await client.connect();
      await client.query(
        `insert into connection (id, name, kind, base_url, username, secret_envelope, time_zone, settings, doubt_seconds,
           inbound_hash, inbound_envelope, created_at, updated_at)
         values (gen_random_uuid(), 'PBX', 'iexpbx', 'http://x', 'u', 's', 'UTC', $1, 900, 'h', 'e', now(), now())`,
        [{ path: '/', resultWords: { 'Meş-gul': 'BUSY', meşgul: 'BUSY', ' - ': 'BUSY', FAILED: 'MACHINE' } }],
      );
      await applyMigrations(empty.url, all);
      const words = await client.query('select kind, plain, result from vendor_word order by plain');
      expect(words.rows).toEqual([
        { kind: 'iexpbx', plain: 'FAILED', result: 'MACHINE' },
        { kind: 'iexpbx', plain: 'MEŞGUL', result: 'BUSY' },
      ]);
      const { rows } = await client.query('select settings from connection');
      expect(rows).toEqual([{ settings: { path: '/' } }]);
    } finally {
      await client.end();
      await empty.close();
    }
  });

  it('keep attempts of this month out of the stray partition', async () => {
    const { database, close } = await createTestDatabase();
    try {
      const { rows } = await database.pool.query(
        `select count(*)::int as partitions from pg_inherits where inhparent = 'attempt'::regclass`,
      );
      expect(rows[0].partitions).toBe(6);
    } finally {
      await close();
    }
  });
});

describe('createDatabase', () => {
  it('rolls a Prisma transaction and a plain one back when their work fails', async () => {
    const test = await createTestDatabase();
    const database = createDatabase({ url: test.url });
    try {
      const add = {
        id: '018f0000-0000-7000-8000-000000000001',
        name: 'group',
        createdAt: new Date(0),
        updatedAt: new Date(0),
      };
      await expect(
        database.transaction(async (tx) => {
          await tx.campaignGroup.create({ data: add });
          throw new Error('stop');
        }),
      ).rejects.toThrow('stop');
      await expect(
        database.sqlTransaction(async (client) => {
          await client.query(`insert into campaign_group values ($1, 'g', now(), now())`, [add.id]);
          throw new Error('stop');
        }),
      ).rejects.toThrow('stop');
      expect(await database.prisma.campaignGroup.count()).toBe(0);
    } finally {
      await database.close();
      await test.close();
    }
  });
});
