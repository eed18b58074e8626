import { defineConfig } from '@playwright/test';
import { findChromium, launchArguments } from './support/chromium.js';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e-spec.ts',
  // Each with a stack of processes of its own; a browser test waits more than it works.
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  outputDir: '../test-results',
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Brussels',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findChromium(), args: launchArguments() },
  },
});
