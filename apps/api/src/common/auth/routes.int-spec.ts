import { type Role, ROLES } from '@callspool/contracts';
import { OUTSIDE_THE_PREFIX } from '../../configure-app.js';
import type { ApiClient } from '../../testing/api-client.js';
import { type ApiHarness, startApi } from '../../testing/api-harness.js';
import { listRoutes, type Route } from './routes.js';

/** What is looked up does not fit in an address. */
const LOOKS_BY_POST = ['POST /dnc/check'];

/** Routes that anyone may call. A new one is added here on purpose, with the reason beside its `@Public()`. */
const OPEN_ON_PURPOSE = [
  'GET /health/live',
  'GET /health/ready',
  // A vendor calls these and can carry no credentials: the token in the path is the secret.
  'GET /inbound/:token/call-started',
  'GET /inbound/:token/call-ended',
  'GET /inbound/:token/key-press',
  'GET /metrics',
  // Who follows an invitation or a password link has no password yet: the token in the body is the secret.
  'POST /account-links/reading',
  'POST /account-links/redemption',
  'POST /session',
  // The cookie of the first step tells who it is.
  'POST /session/second-step',
];

const nameOf = (route: Route): string => `${route.method} ${route.path}`;
const withIds = (route: Route, id: string): string => {
  const path = route.path.replace(/:[A-Za-z]*/g, id);
  return OUTSIDE_THE_PREFIX.includes(path.slice(1)) ? `/${path}` : path;
};
const SOME_ID = '0190b7f2-6a4e-7c1d-9b1a-0123456789ab';

describe('every route', () => {
  let api: ApiHarness;
  let routes: Route[];
  const clients = new Map<Role, ApiClient>();

  beforeAll(async () => {
    api = await startApi();
    routes = listRoutes(api.app);
    for (const role of ROLES) clients.set(role, await api.signIn(role));
  });
  afterAll(() => api.close());

  const closed = (): [Route, readonly Role[]][] =>
    routes.flatMap((route) => (route.access?.kind === 'roles' ? [[route, route.access.roles]] : []));

  /** Asks with a body that no route takes, so that nothing is done; a stream is cut once its headers are here. */
  async function isLetIn(route: Route, role: Role): Promise<boolean> {
    const signsOut = nameOf(route) === 'DELETE /session';
    const client = signsOut ? await api.signIn(role) : clients.get(role);
    const cut = new AbortController();
    const answer = await client?.raw(route.method, withIds(route, SOME_ID), {
      ...(['GET', 'DELETE'].includes(route.method) ? {} : { body: { noSuchField: true } }),
      signal: cut.signal,
    });
    cut.abort();
    return answer?.status !== 403 && answer?.status !== 401;
  }

  it('says who may call it', () => {
    expect(routes.length).toBeGreaterThan(10);
    expect(routes.filter((route) => route.access === undefined).map(nameOf)).toEqual([]);
  });

  it('is open to anyone only on purpose', () => {
    const open = routes.filter((route) => route.access?.kind === 'public').map(nameOf);
    expect(open.sort()).toEqual([...OPEN_ON_PURPOSE].sort());
  });

  // A route that takes its act from the list beside it would let in everybody who may look.
  it('that changes something asks for more than leave to look', () => {
    const lookers = routes.filter(
      ({ method, access }) =>
        method !== 'GET' && access?.kind === 'roles' && /\.(read\w*|watch)$/.test(access.act),
    );
    expect(lookers.map(nameOf)).toEqual(LOOKS_BY_POST);
  });

  it('refuses a caller who is not signed in', async () => {
    const answers = await Promise.all(
      closed().map(async ([route]) => {
        const { status } = await api.signedOut().request(route.method, withIds(route, SOME_ID));
        return `${nameOf(route)} ${status}`;
      }),
    );
    expect(answers).toEqual(closed().map(([route]) => `${nameOf(route)} 401`));
  });

  it('lets in exactly the roles of its act, for each route and each role', async () => {
    const table: string[] = [];
    const answers: string[] = [];
    for (const [route, allowed] of closed()) {
      for (const role of ROLES) {
        table.push(`${nameOf(route)} ${role} ${allowed.includes(role) ? 'let in' : 'refused'}`);
        answers.push(`${nameOf(route)} ${role} ${(await isLetIn(route, role)) ? 'let in' : 'refused'}`);
      }
    }
    expect(answers).toEqual(table);
    // Every route for every role: many requests, slow on a busy machine.
  }, 180_000);

  it('answers 400 to a malformed id', async () => {
    const wrong: string[] = [];
    for (const [route, allowed] of closed().filter(([{ path }]) => /:[A-Za-z]*Id\b/.test(path))) {
      const client = allowed[0] === undefined ? undefined : clients.get(allowed[0]);
      const answer = await client?.request(route.method, withIds(route, 'not-an-id'), {
        ...(['GET', 'DELETE'].includes(route.method) ? {} : { body: {} }),
      });
      if (answer?.status !== 400) wrong.push(`${nameOf(route)} ${answer?.status}`);
    }
    expect(wrong).toEqual([]);
  });
});
