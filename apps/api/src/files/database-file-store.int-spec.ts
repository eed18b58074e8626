import { randomBytes } from 'node:crypto';
import { createDatabase } from '@callspool/database';
import { createTestDatabase, TestClock, type TestDatabase } from '@callspool/testing';
import { Database } from '../database/database.service.js';
import { CHUNK_BYTES, DatabaseFileStore } from './database-file-store.repository.js';

let testDatabase: TestDatabase;
let database: Database;
let store: DatabaseFileStore;
const clock = new TestClock();

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = new Database(createDatabase({ url: testDatabase.url, max: 5 }), testDatabase.url);
  store = new DatabaseFileStore(database, clock);
}, 60_000);
afterAll(async () => {
  await database?.onApplicationShutdown();
  await testDatabase?.close();
});

const FILE = { name: 'a.csv', contentType: 'text/csv', createdBy: 'test' };

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function all(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
const stored = async () =>
  (
    await database.pool.query(
      'select (select count(*) from stored_file)::int as files, (select count(*) from stored_file_chunk)::int as chunks',
    )
  ).rows[0];

describe('files in the database', () => {
  it('come back as they went in, from any byte on, in chunks of a fixed size', async () => {
    const bytes = randomBytes(CHUNK_BYTES * 5 + 17);
    const file = await store.write(FILE, pieces(bytes, 100_003));
    expect(file.size).toBe(bytes.length);
    expect(await store.find(file.id)).toEqual(file);
    expect((await all(store.read(file.id))).equals(bytes)).toBe(true);
    for (const from of [1, CHUNK_BYTES, CHUNK_BYTES + 5, bytes.length - 1]) {
      expect((await all(store.read(file.id, from))).equals(bytes.subarray(from))).toBe(true);
    }
    const { rows } = await database.pool.query(
      'select length(bytes) as n from stored_file_chunk where file_id = $1 order by position',
      [file.id],
    );
    expect(rows.map((row) => row.n)).toEqual([...Array.from({ length: 5 }, () => CHUNK_BYTES), 17]);
    await store.remove(file.id);
    expect(await store.find(file.id)).toBeNull();
    expect(await stored()).toEqual({ files: 0, chunks: 0 });
  });

  it('leave nothing behind when their source breaks off or they are too large', async () => {
    async function* breaking(): AsyncGenerator<Uint8Array> {
      yield randomBytes(CHUNK_BYTES * 2);
      throw new Error('line cut');
    }
    await expect(store.write(FILE, breaking())).rejects.toThrow('line cut');
    await expect(store.write({ ...FILE, maxBytes: 100 }, pieces(randomBytes(101), 50))).rejects.toMatchObject(
      { code: 'file.too_large' },
    );
    expect(await stored()).toEqual({ files: 0, chunks: 0 });
  });

  it('cannot be found before they are whole, and are taken away when they never become so', async () => {
    const id = '01990000-0000-7000-8000-000000000001';
    await database.prisma.storedFile.create({ data: { id, ...FILE, createdAt: clock.now() } });
    const whole = await store.write(FILE, pieces(Buffer.from('x'), 1));
    expect(await store.find(id)).toBeNull();
    expect(await store.removeAbandoned(clock.now())).toBe(0);
    clock.advance(1);
    expect(await store.removeAbandoned(clock.now())).toBe(1);
    expect(await store.find(whole.id)).not.toBeNull();
  });
});
