import { createTestDatabase, type TestDatabase } from '@callspool/testing';
import { Database } from '../database/database.service.js';
import { LeasesRepository } from './leases.repository.js';
import { Leases } from './leases.service.js';
import { NodeIdentity } from './node-identity.js';

const LONG_MS = 60_000;
const SHORT_MS = 150;
const untilLapsed = () => new Promise((resolve) => setTimeout(resolve, SHORT_MS + 50));

describe('leases', () => {
  let test: TestDatabase;
  let database: Database;
  const node = () => new Leases(new LeasesRepository(database), new NodeIdentity());

  beforeAll(async () => {
    test = await createTestDatabase();
    database = Database.open({ url: test.url, directUrl: test.url, max: 10 });
  });
  afterAll(async () => {
    await database.onApplicationShutdown();
    await test.close();
  });

  it('go to one of many nodes that ask at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => node().tryHold('race', LONG_MS)));
    expect(answers.filter((lease) => lease !== null)).toHaveLength(1);
  });

  it('are renewed by their holder without a new generation', async () => {
    const holder = node();
    const first = await holder.tryHold('renew', SHORT_MS);
    const second = await holder.tryHold('renew', LONG_MS);
    expect(second?.generation).toBe(first?.generation);
    expect(second?.expiresAt.getTime()).toBeGreaterThan(first?.expiresAt.getTime() ?? Infinity);
  });

  it('pass to another node when they lapse, with a higher generation, and not before', async () => {
    const [old, other] = [node(), node()];
    const held = await old.tryHold('lapse', SHORT_MS);
    expect(await other.tryHold('lapse', LONG_MS)).toBeNull();
    await untilLapsed();
    const taken = await other.tryHold('lapse', LONG_MS);
    expect(taken?.generation).toBe((held?.generation ?? 0n) + 1n);
    expect(await old.tryHold('lapse', LONG_MS)).toBeNull();
    if (held === null || taken === null) throw new Error('not held');
    expect(await database.sqlTransaction((client) => old.isHeld(client, held))).toBe(false);
    expect(await database.transaction((tx) => other.isHeld(tx, taken))).toBe(true);
  });

  it('have a new generation when their own holder comes back too late', async () => {
    const holder = node();
    const before = await holder.tryHold('late', SHORT_MS);
    await untilLapsed();
    expect((await holder.tryHold('late', LONG_MS))?.generation).toBe((before?.generation ?? 0n) + 1n);
  });

  it('can be given back at once, but not by who lost them', async () => {
    const [old, other] = [node(), node()];
    const lost = await old.tryHold('back', SHORT_MS);
    await untilLapsed();
    const held = await other.tryHold('back', LONG_MS);
    if (lost === null || held === null) throw new Error('not held');
    await old.release(lost);
    expect(await old.tryHold('back', LONG_MS)).toBeNull();
    await other.release(held);
    expect(await old.tryHold('back', LONG_MS)).not.toBeNull();
  });
});
