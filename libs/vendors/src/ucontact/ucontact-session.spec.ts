import { InMemorySessionStore, type SessionStore } from '../core/session-store.js';
import { VendorError } from '../core/vendor-error.js';
import { vendorErrorOf } from '../testing/fixtures.js';
import { UcontactSession } from './ucontact-session.js';

const unauthorised = (status?: number): VendorError =>
  new VendorError({
    kind: 'credentials',
    effect: 'none',
    vendor: 'ucontact',
    operation: 'x',
    repeatable: true,
    message: 'no',
    status,
  });

/** A vendor that knows which tokens are good. */
class FakeVendor {
  readonly good = new Set<string>();
  logins = 0;
  sent: string[] = [];
  refusesLogin = false;
  now = 0;

  node(store: SessionStore): UcontactSession {
    return new UcontactSession({
      store,
      login: async () => {
        this.logins += 1;
        await Promise.resolve();
        if (this.refusesLogin) throw unauthorised();
        const token = `t${this.logins}`;
        this.good.add(token);
        return token;
      },
      monotonicNow: () => this.now,
      cooldownMs: 1_000,
    });
  }

  readonly send = async (token: string): Promise<string> => {
    this.sent.push(token);
    await Promise.resolve();
    if (!this.good.has(token)) throw unauthorised(401);
    return token;
  };
}

let store: InMemorySessionStore;
let vendor: FakeVendor;

beforeEach(() => {
  store = new InMemorySessionStore();
  vendor = new FakeVendor();
});

it('signs in once for many requests at the same time', async () => {
  const node = vendor.node(store);
  await Promise.all(Array.from({ length: 5 }, () => node.withToken(vendor.send)));
  expect(vendor.logins).toBe(1);
});

it('signs in once more when the token has expired, and sends once more', async () => {
  const node = vendor.node(store);
  await node.withToken(vendor.send);
  vendor.good.clear();
  const all = await Promise.all(Array.from({ length: 5 }, () => node.withToken(vendor.send)));
  expect(all).toEqual(['t2', 't2', 't2', 't2', 't2']);
  expect(vendor.logins).toBe(2);
});

it('shares the token with other nodes: a 401 for an older generation only reads it again', async () => {
  const [one, other] = [vendor.node(store), vendor.node(store)];
  await one.withToken(vendor.send);
  await other.withToken(vendor.send);
  vendor.good.clear();
  expect(await one.withToken(vendor.send)).toBe('t2');
  expect(await other.withToken(vendor.send)).toBe('t2');
  expect(vendor.logins).toBe(2);
});

it('signs in itself when the newer token of another node is worn out as well', async () => {
  const [one, other] = [vendor.node(store), vendor.node(store)];
  await one.withToken(vendor.send);
  await other.withToken(vendor.send);
  vendor.good.clear();
  await one.withToken(vendor.send);
  vendor.good.clear();
  expect(await other.withToken(vendor.send)).toBe('t3');
});

it('sends at most twice with fresh tokens, and does not hammer a vendor that refuses them', async () => {
  const node = vendor.node(store);
  const neverGood = async (token: string): Promise<string> => {
    vendor.sent.push(token);
    throw unauthorised(401);
  };
  await vendorErrorOf(node.withToken(neverGood));
  expect([vendor.sent, vendor.logins]).toEqual([['t1', 't2'], 2]);
  await vendorErrorOf(node.withToken(neverGood));
  expect(vendor.logins).toBe(2);
});

it('remembers a refused sign-in for a while, then asks again', async () => {
  const node = vendor.node(store);
  vendor.refusesLogin = true;
  for (let count = 0; count < 4; count += 1) {
    expect((await vendorErrorOf(node.withToken(vendor.send))).kind).toBe('credentials');
  }
  expect(vendor.logins).toBe(1);
  vendor.refusesLogin = false;
  vendor.now = 1_001;
  expect(await node.withToken(vendor.send)).toBe('t2');
});

it('asks at once when a person says that the password has been mended', async () => {
  const node = vendor.node(store);
  vendor.refusesLogin = true;
  await vendorErrorOf(node.withToken(vendor.send));
  vendor.refusesLogin = false;
  node.forgetRefusal();
  expect(await node.withToken(vendor.send)).toBe('t2');
});

it('leaves a missing permission alone: only 401 means a worn-out token', async () => {
  const node = vendor.node(store);
  const error = await vendorErrorOf(node.withToken(() => Promise.reject(unauthorised(403))));
  expect([error.status, vendor.logins]).toEqual([403, 1]);
});

describe('the end of a session', () => {
  let ended: string[];
  const end = async (token: string): Promise<void> => {
    ended.push(token);
    vendor.good.delete(token);
  };
  beforeEach(() => (ended = []));

  it('is the last holder’s to bring about', async () => {
    const [one, other] = [vendor.node(store), vendor.node(store)];
    await one.withToken(vendor.send);
    await other.withToken(vendor.send);
    await one.end(end);
    expect(ended).toEqual([]);
    expect(await other.withToken(vendor.send)).toBe('t1');
    await other.end(end);
    expect(ended).toEqual(['t1']);
  });

  it('comes by a node that never used it only when nobody does', async () => {
    const [one, other] = [vendor.node(store), vendor.node(store)];
    await other.end(end);
    await one.withToken(vendor.send);
    await other.end(end);
    expect(ended).toEqual([]);
  });

  it('is no end for good: whoever works on signs in again', async () => {
    const node = vendor.node(store);
    await node.withToken(vendor.send);
    await node.end(end);
    expect(await node.withToken(vendor.send)).toBe('t2');
    await node.end(end);
    expect([ended, vendor.logins]).toEqual([['t1', 't2'], 2]);
  });

  const withoutCount = (): SessionStore => {
    const counting = store;
    return {
      read: () => counting.read(),
      write: (expected, token) => counting.write(expected, token),
      withLoginLock: (login) => counting.withLoginLock(login),
    };
  };

  it('is the caller’s where the store counts no holders', async () => {
    const node = vendor.node(withoutCount());
    await node.withToken(vendor.send);
    await node.end(end);
    expect(ended).toEqual(['t1']);
  });

  // Otherwise the token that is just being gained would outlive the connection.
  it('waits for a sign-in that is under way, and ends what it gains', async () => {
    const [one, other] = [vendor.node(withoutCount()), vendor.node(withoutCount())];
    const working = one.withToken(vendor.send);
    while (vendor.logins === 0) await Promise.resolve();
    await other.end(end);
    await working;
    expect(ended).toEqual(['t1']);
  });
});
