import { findChromium } from './chromium.js';

it('takes the browser that the environment names', () => {
  expect(findChromium({ CHROMIUM_PATH: process.execPath })).toBe(process.execPath);
});

it('refuses a named browser that is not there, and says what to do', () => {
  expect(() => findChromium({ CHROMIUM_PATH: '/nowhere/chromium' })).toThrow(/apt-get install chromium/);
});
