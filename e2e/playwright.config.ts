import { defineConfig } from '@playwright/test';
import { findChromium, launchArguments } from './support/chromium.js';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e-spec.ts',
  // One stack of processes, started once, on a machine that may have two cores.
  workers: 1,
  timeout: 30_000,
  reporter: [['list']],
  outputDir: '../test-results',
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Brussels',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: findChromium(), args: launchArguments() },
  },
});
