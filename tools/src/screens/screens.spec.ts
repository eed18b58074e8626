import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../process/root.js';
import { PlainFailure } from '../process/plain-failure.js';
import { readScreensOptions } from './screens-options.js';
import { pathIn, SCREENS } from './screens.js';

/** The addresses of the pages that there are, with `[…]` where an id stands. */
function pagesOf(folder: string, address = ''): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'page.tsx') return [address === '' ? '/' : address];
    if (!entry.isDirectory() || entry.name.startsWith('_') || entry.name === 'api') return [];
    const step = /^\(.*\)$/.test(entry.name) ? '' : `/${entry.name}`;
    return pagesOf(path.join(folder, entry.name), `${address}${step}`);
  });
}

/** Only there for people who must first choose a password; and there is no business data on it. */
const NOT_PICTURED = ['/first-steps'];

describe('the screens to be pictured', () => {
  it('are all the pages of the console', () => {
    const pictured = new Set(SCREENS.map((screen) => screen.path.replace(/\{\w+\}/g, '[]')));
    const pages = pagesOf(path.join(ROOT, 'apps/admin/app')).filter((page) => !NOT_PICTURED.includes(page));
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.filter((page) => !pictured.has(page.replace(/\[\w+\]/g, '[]')))).toEqual([]);
  });

  it('have each a name of their own', () => {
    expect(new Set(SCREENS.map(({ name }) => name)).size).toBe(SCREENS.length);
  });

  it('stand for ids by name, and have no path where the desk has no such thing', () => {
    expect(pathIn({ campaign: '7' }, { path: '/campaigns/{campaign}/log' })).toBe('/campaigns/7/log');
    expect(pathIn({}, { path: '/campaigns/{campaign}' })).toBeNull();
    expect(pathIn({}, { path: '/lists' })).toBe('/lists');
  });
});

describe('the options of npm run screens', () => {
  it('choose states and screens by name, and a folder from where the person stands', () => {
    const options = readScreensOptions(['--out', 'x', '--state', 'empty', '--only', 'lists,live'], '/here');
    expect(options).toMatchObject({ out: '/here/x', states: ['empty'], rows: 600 });
    expect(options.screens.map(({ name }) => name)).toEqual(['lists', 'live']);
    expect(readScreensOptions([], '/here').screens).toBe(SCREENS);
  });

  it.each([
    ['--only', 'nothing'],
    ['--state', 'broken'],
    ['--rows', '3'],
    ['--wrong', 'x'],
  ])('refuse %s %s in one sentence', (option, value) =>
    expect(() => readScreensOptions([option, value], '/here')).toThrow(PlainFailure),
  );
});
