import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTestDatabase, type TestDatabase } from '@callspool/testing';
import { Config } from '../../config/config.js';
import { StartError } from '../errors/start-error.js';
import { openSecretBox } from './open-secret-box.js';

const now = () => new Date('2026-11-20T12:00:00Z');
const someKey = (fill: number) => Buffer.alloc(32, fill).toString('base64');

describe('openSecretBox', () => {
  let test: TestDatabase;
  let dir: string;
  beforeEach(async () => {
    test = await createTestDatabase();
    dir = mkdtempSync(path.join(tmpdir(), 'callspool key test '));
  });
  afterEach(async () => {
    rmSync(dir, { recursive: true });
    await test.close();
  });
  const open = (env: Record<string, string> = {}) =>
    openSecretBox(new Config({ CALLSPOOL_DATA_DIR: dir, ...env }), test.url, now);

  it('makes a key file that only its owner reads, and uses it again at the next start', async () => {
    const first = await open();
    expect(first.madeKeyFile).toBe(path.join(dir, 'secret.key'));
    expect(statSync(path.join(dir, 'secret.key')).mode & 0o777).toBe(0o600);
    const second = await open();
    expect(second.madeKeyFile).toBeNull();
    expect(second.box.open(first.box.seal('x', 'c'), 'c')).toBe('x');
  });

  it('makes one key for two nodes of one folder that start together', async () => {
    const [first, second] = await Promise.all([open(), open()]);
    expect(first.box.keyId).toBe(second.box.keyId);
  });

  it('refuses to start without the key of a database that holds secrets, and makes no new one', async () => {
    const { box } = await open();
    rmSync(path.join(dir, 'secret.key'));
    const refusal = open();
    await expect(refusal).rejects.toThrow(StartError);
    await expect(refusal).rejects.toThrow(new RegExp(`${box.keyId}.*CALLSPOOL_SECRET_KEY.*secret\\.key`));
    expect(() => statSync(path.join(dir, 'secret.key'))).toThrow('ENOENT');
  });

  it('refuses to start with another key', async () => {
    await open({ CALLSPOOL_SECRET_KEY: someKey(1) });
    await expect(open({ CALLSPOOL_SECRET_KEY: someKey(2) })).rejects.toThrow(StartError);
    await open({ CALLSPOOL_SECRET_KEY: someKey(1) });
  });

  it('starts with the new key while the old one is named beside it, and knows both afterwards', async () => {
    const { box: before } = await open({ CALLSPOOL_SECRET_KEY: someKey(1) });
    const sealed = before.seal('x', 'c');
    const file = path.join(dir, 'further keys');
    writeFileSync(file, `${someKey(3)}\n${someKey(1)}\n`);
    const changing = { CALLSPOOL_SECRET_KEY: someKey(2), CALLSPOOL_FURTHER_SECRET_KEYS_FILE: file };
    const { box } = await open(changing);
    expect(box.open(sealed, 'c')).toBe('x');
    expect(box.keyId).not.toBe(before.keyId);
    await expect(
      open({
        CALLSPOOL_SECRET_KEY: someKey(2),
        CALLSPOOL_FURTHER_SECRET_KEYS: `${someKey(1)} ${someKey(3)}`,
      }),
    ).resolves.toMatchObject({ madeKeyFile: null });
    await expect(open({ CALLSPOOL_SECRET_KEY: someKey(4) })).rejects.toThrow(StartError);
    await expect(open({ ...changing, CALLSPOOL_FURTHER_SECRET_KEYS: 'not a key' })).rejects.toThrow(
      /CALLSPOOL_FURTHER_SECRET_KEYS does not hold a key/,
    );
  });

  it('refuses to go on without the old key while something is still sealed with it', async () => {
    const { box } = await open({ CALLSPOOL_SECRET_KEY: someKey(1) });
    await test.database.pool.query(
      `insert into connection (id, name, kind, base_url, username, secret_envelope, time_zone, doubt_seconds,
         inbound_hash, inbound_envelope, created_at, updated_at)
       values (gen_random_uuid(), 'c', 'iexpbx', 'http://h', 'u', $1, 'UTC', 1, 'h', $1, now(), now())`,
      [box.seal('a password', 'c')],
    );
    await open({ CALLSPOOL_SECRET_KEY: someKey(2), CALLSPOOL_FURTHER_SECRET_KEYS: someKey(1) });
    await expect(open({ CALLSPOOL_SECRET_KEY: someKey(2) })).rejects.toThrow(
      new RegExp(`sealed with key ${box.keyId}.*secrets:rotate`),
    );
  });

  it('refuses a connection’s secret without a check row, whatever the key', async () => {
    await test.database.pool.query(
      `insert into connection (id, name, kind, base_url, username, secret_envelope, time_zone, doubt_seconds,
         inbound_hash, inbound_envelope, created_at, updated_at)
       values (gen_random_uuid(), 'c', 'iexpbx', 'http://h', 'u', 'v1.x.y', 'UTC', 1, 'h', 'e', now(), now())`,
    );
    await expect(open()).rejects.toThrow(StartError);
    await expect(open({ CALLSPOOL_SECRET_KEY: someKey(1) })).rejects.toThrow(StartError);
  });

  it('reads the key from a file, and says what is wrong with one', async () => {
    const file = path.join(dir, 'my key');
    await expect(open({ CALLSPOOL_SECRET_KEY_FILE: file })).rejects.toThrow(/does not exist/);
    writeFileSync(file, 'too short');
    await expect(open({ CALLSPOOL_SECRET_KEY_FILE: file })).rejects.toThrow(/32 bytes/);
    await expect(open({ CALLSPOOL_SECRET_KEY: 'x' })).rejects.toThrow(
      /CALLSPOOL_SECRET_KEY does not hold a key/,
    );
    writeFileSync(file, `${someKey(3)}\n`);
    const { box } = await open({ CALLSPOOL_SECRET_KEY_FILE: file });
    expect(readFileSync(file, 'utf8')).toBe(`${someKey(3)}\n`);
    expect(box.keyId).toMatch(/^[0-9a-f]{12}$/);
  });
});
