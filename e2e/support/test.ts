import { type APIRequestContext, expect, type Page, test as base } from '@playwright/test';
import { type Simulators, startSimulators } from './simulators.js';
import { type Stack, startStack } from './stack.js';

export { expect };

export interface Person {
  readonly email: string;
  readonly password: string;
}

/** The API as one person sees it: signed in, answers parsed, refusals thrown with what the API said. */
export interface Caller {
  get<T = unknown>(path: string): Promise<T>;
  post<T = unknown>(path: string, body?: unknown): Promise<T>;
}

/**
 * Playwright's test with the running applications: `stack` (the built service and console) and `simulators` (the vendors)
 * are started once and shared by all tests of a run. `asAdmin` calls the API as the administrator; `signIn` opens a page
 * signed in, without the sign-in form. A page that its own Content-Security-Policy had to stop fails its test.
 */
export const test = base.extend<
  { asAdmin: Caller; signIn: (page: Page, person?: Person) => Promise<void> },
  { stack: Stack; simulators: Simulators }
>({
  stack: [
    async ({}, use) => {
      const stack = await startStack();
      await use(stack);
      await stack.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  simulators: [
    async ({}, use) => {
      const simulators = await startSimulators();
      await use(simulators);
      await simulators.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  page: async ({ page }, use) => {
    const stopped: string[] = [];
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) stopped.push(message.text());
    });
    await use(page);
    expect(stopped).toEqual([]);
  },
  baseURL: ({ stack }, use) => use(stack.adminUrl),
  asAdmin: async ({ playwright, stack }, use) => {
    const context = await playwright.request.newContext();
    await use(await callerAs(context, stack, stack.administrator));
    await context.dispose();
  },
  signIn: async ({ stack }, use) => {
    await use((page, person = stack.administrator) => signedIn(page.context().request, stack, person));
  },
});

/** Signs in with the cookies of that context; a page of it is signed in too. */
async function signedIn(context: APIRequestContext, stack: Stack, person: Person): Promise<void> {
  const answer = await context.post(`${stack.adminUrl}/api/v1/session`, {
    data: { email: person.email, password: person.password },
    headers: { origin: stack.adminUrl },
  });
  if (!answer.ok()) throw new Error(`${person.email} cannot sign in: ${await answer.text()}`);
}

/** The API for one person, through the console's own address as a browser would. */
export async function callerAs(context: APIRequestContext, stack: Stack, person: Person): Promise<Caller> {
  await signedIn(context, stack, person);
  const call = async <T>(method: 'GET' | 'POST', path: string, data?: unknown): Promise<T> => {
    const answer = await context.fetch(`${stack.adminUrl}/api/v1${path}`, {
      method,
      ...(data === undefined ? {} : { data }),
      headers: { origin: stack.adminUrl },
      // The server may close an idle line in the moment in which it is used again; only what changes nothing is asked twice.
      maxRetries: method === 'GET' ? 1 : 0,
    });
    const text = await answer.text();
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
  };
}
