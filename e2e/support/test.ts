import { test as base } from '@playwright/test';
import { type Stack, startStack } from './stack.js';

export { expect } from '@playwright/test';

/** Playwright's test with the running applications: `stack` is started once and shared by all tests of a run. */
export const test = base.extend<object, { stack: Stack }>({
  stack: [
    async ({}, use) => {
      const stack = await startStack();
      await use(stack);
      await stack.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: ({ stack }, use) => use(stack.adminUrl),
});
