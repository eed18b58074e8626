import type { ConnectionView } from '@callspool/contracts';
import { startUcontactSimulator, type UcontactSimulator } from '@callspool/vendor-simulators';
import { isMissing } from '@callspool/vendors';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { NodeIdentity } from '../scheduling/node-identity.js';
import { ConnectionSecrets } from './connection-secrets.js';
import { ConnectionsRepository } from './connections.repository.js';
import { VendorRegistry } from './vendor-registry.js';

describe('the session that nodes share', () => {
  let first: ApiHarness;
  let admin: ApiClient;
  let ucontact: UcontactSimulator;
  let id: string;
  const others: ApiHarness[] = [];
  let number = 0;

  beforeAll(async () => {
    ucontact = await startUcontactSimulator();
    first = await startApi();
    admin = await first.signIn('admin');
  });
  beforeEach(async () => {
    const settings = {
      kind: 'ucontact',
      name: `uContact ${(number += 1)}`,
      baseUrl: ucontact.url,
      username: 'apiuser',
      password: 'password',
      timeZone: 'America/Montevideo',
    };
    id = (await admin.post<ConnectionView>('/connections', settings)).body.id;
  });
  afterEach(async () => {
    for (const node of others.splice(0)) await node.close();
  });
  afterAll(async () => {
    await first.close();
    await ucontact.stop();
  });

  const another = async (): Promise<ApiHarness> => {
    const node = await startApi({ database: first.database });
    others.push(node);
    return node;
  };
  const use = async (node: ApiHarness): Promise<void> => {
    const reader = (await node.app.get(VendorRegistry).get(id)).capability('queueReader');
    if (isMissing(reader)) throw new Error(reader.missing);
    await reader.readQueues();
  };
  /** The node's vendor lets go, as when the node shuts down; resolves when the vendor has been told. */
  const leave = async (node: ApiHarness): Promise<void> => {
    const ender = (await node.app.get(VendorRegistry).get(id)).capability('sessionEnder');
    if (isMissing(ender)) throw new Error(ender.missing);
    await ender.endSession();
  };
  const storedToken = async (): Promise<string | null> => {
    const connection = await first.app.get(ConnectionsRepository).findById(id);
    if (connection === null) throw new Error('no connection');
    const { tokenEnvelope } = await first.database.database.prisma.vendorSession.findUniqueOrThrow({
      where: { connectionId: id },
    });
    const secrets = first.app.get(ConnectionSecrets);
    return secrets.openSession(tokenEnvelope, secrets.sessionContext(connection));
  };
  /** Asked of the instance itself, beside our client. */
  const isLive = async (token: string | null): Promise<boolean> => {
    const answer = await fetch(`${ucontact.url}/Integra/resources/Supervisor/queuesummary`, {
      method: 'POST',
      headers: { authorization: `Basic ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
    });
    return answer.status === 200;
  };
  /** The node's last sign of life was this long ago, and so were its holds. */
  const crashed = async (node: ApiHarness, agoMs: number): Promise<void> => {
    const nodeId = node.app.get(NodeIdentity).id;
    const ago = new Date(Date.now() - agoMs);
    const { prisma } = first.database.database;
    await prisma.node.update({ where: { id: nodeId }, data: { heartbeatAt: ago } });
    await prisma.vendorSessionHolder.updateMany({ where: { nodeId }, data: { heldAt: ago } });
  };

  it('is ended by the last node that lets go, and by no other', async () => {
    const second = await another();
    await use(first);
    await use(second);
    const token = await storedToken();
    await leave(first);
    expect(await isLive(token)).toBe(true);
    await use(second);
    await leave(second);
    expect(await isLive(token)).toBe(false);
    expect(await storedToken()).toBeNull();
  });

  it('is ended when the last node shuts down, and begun anew by the next', async () => {
    const second = await another();
    await use(second);
    const token = await storedToken();
    await second.close();
    others.pop();
    expect(await isLive(token)).toBe(false);
    await use(first);
    expect(await isLive(await storedToken())).toBe(true);
    expect(ucontact.violations()).toEqual([]);
  });

  it('is held by a node that has just crashed, until it counts as gone', async () => {
    const second = await another();
    await use(first);
    await use(second);
    const token = await storedToken();
    await crashed(second, 5_000);
    await leave(first);
    expect(await isLive(token)).toBe(true);

    await use(first);
    await crashed(second, 60_000);
    await leave(first);
    expect(await isLive(token)).toBe(false);
  });

  it('is held again by a frozen node that thaws after it was ended', async () => {
    const second = await another();
    await use(first);
    await use(second);
    await crashed(second, 60_000);
    await leave(first);
    await use(second);
    const renewed = await storedToken();
    await use(first);
    await leave(first);
    expect(await isLive(renewed)).toBe(true);
  });

  it('of older credentials is ended although the new ones are in use', async () => {
    await use(first);
    const token = await storedToken();
    const changed = await admin.patch(`/connections/${id}`, {
      baseUrl: `${ucontact.url}/`,
      password: 'password',
    });
    expect(changed.status).toBe(200);
    await use(first);
    const until = Date.now() + 5_000;
    while ((await isLive(token)) && Date.now() < until) await new Promise((go) => setTimeout(go, 50));
    expect(await isLive(token)).toBe(false);
    expect(await isLive(await storedToken())).toBe(true);
  });

  it('is not kept alive by a test of the connection', async () => {
    await admin.post(`/connections/${id}/test`);
    expect(await storedToken()).toBeNull();
    expect(
      await first.database.database.prisma.vendorSessionHolder.count({ where: { connectionId: id } }),
    ).toBe(0);
  });
});
