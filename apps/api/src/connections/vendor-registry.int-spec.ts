import type { ConnectionView } from '@callspool/contracts';
import { startUcontactSimulator, type UcontactSimulator } from '@callspool/vendor-simulators';
import { isMissing, VendorError } from '@callspool/vendors';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { VendorRegistry } from './vendor-registry.js';

describe('the vendors of two nodes', () => {
  let first: ApiHarness;
  let second: ApiHarness;
  let admin: ApiClient;
  let ucontact: UcontactSimulator;
  let number = 0;

  beforeAll(async () => {
    // A new sign-in ends the older session, so nodes that sign in by themselves would throw each other out.
    ucontact = await startUcontactSimulator({ settings: { singleSession: true } });
    first = await startApi();
    second = await startApi({ database: first.database });
    admin = await first.signIn('admin');
  });
  afterAll(async () => {
    await second.close();
    await first.close();
    await ucontact.stop();
  });

  const connect = async (changes: object = {}): Promise<ConnectionView> =>
    (
      await admin.post<ConnectionView>('/connections', {
        kind: 'ucontact',
        name: `uContact ${(number += 1)}`,
        baseUrl: ucontact.url,
        username: 'apiuser',
        password: 'password',
        timeZone: 'America/Montevideo',
        ...changes,
      })
    ).body;
  const readQueues = async (node: ApiHarness, id: string): Promise<number> => {
    const reader = (await node.app.get(VendorRegistry).get(id)).capability('queueReader');
    if (isMissing(reader)) throw new Error(reader.missing);
    return (await reader.readQueues()).items.length;
  };
  const session = (id: string) =>
    first.database.database.prisma.vendorSession.findUniqueOrThrow({ where: { connectionId: id } });

  it('share one session, signed in once however many ask at the same moment', async () => {
    const { id } = await connect();
    const asked = Array.from({ length: 10 }, (_, index) => readQueues(index % 2 === 0 ? first : second, id));
    for (const queues of await Promise.all(asked)) expect(queues).toBeGreaterThan(0);
    expect(await session(id)).toMatchObject({ generation: 1, tokenEnvelope: expect.stringMatching(/^v1\./) });
  });

  it('renew it once when it has expired', async () => {
    const { id } = await connect();
    await readQueues(first, id);
    await readQueues(second, id);
    await ucontact.faults.add({ kind: 'expireToken' });
    await Promise.all([first, second, first, second].map((node) => readQueues(node, id)));
    expect((await session(id)).generation).toBe(2);
  });

  it('both learn of an edit within a second', async () => {
    const { id } = await connect();
    const before = await second.app.get(VendorRegistry).get(id);
    await admin.patch(`/connections/${id}`, { timeoutMs: 2000 });
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await second.app.get(VendorRegistry).get(id)).not.toBe(before);
    expect(await readQueues(second, id)).toBeGreaterThan(0);
  });

  it('both show that one of them rests a connection after repeated trouble', async () => {
    const { id } = await connect({ baseUrl: 'http://127.0.0.1:9' });
    for (let tries = 0; tries < 6; tries += 1) {
      await expect(readQueues(second, id)).rejects.toBeInstanceOf(VendorError);
    }
    await second.app.get(VendorRegistry).recordCircuits();
    const { body } = await admin.get<ConnectionView>(`/connections/${id}`);
    expect(body.circuit).toMatchObject({
      state: 'open',
      lastError: { kind: 'unreachable', message: expect.stringMatching(/Nothing listens/) },
      nextTryAt: expect.any(String),
    });
  });

  it('answer that an unknown connection is unknown', async () => {
    const unknown = first.app.get(VendorRegistry).get('018f0000-0000-7000-8000-000000000001');
    await expect(unknown).rejects.toMatchObject({ code: 'connection.not_found' });
  });
});
