import type { BrowserContext, Page } from '@playwright/test';
import { makePerson } from '../support/people.js';
import { expect, test } from '../support/test.js';

const ROLES = ['admin', 'manager', 'supervisor', 'uploader', 'agent'] as const;
type Role = (typeof ROLES)[number];

const ALL = [...ROLES];
const DESK: Role[] = ['admin', 'manager', 'supervisor'];
const READS: Role[] = [...DESK, 'uploader'];
const MANAGES: Role[] = ['admin', 'manager'];
const UPLOADS: Role[] = ['admin', 'manager', 'uploader'];
const ADMIN: Role[] = ['admin'];

/** A page, who may open it, and what on it changes something, with who may do that. */
interface Row {
  readonly path: string;
  readonly opens: readonly Role[];
  readonly act?: RegExp;
  readonly acts?: readonly Role[];
}

const TABLE: readonly Row[] = [
  { path: '/campaigns', opens: DESK, act: /^New campaign$/, acts: MANAGES },
  { path: '/campaigns/new', opens: MANAGES },
  { path: '/lists', opens: READS, act: /^New list$/, acts: UPLOADS },
  { path: '/contacts', opens: READS, act: /^Export CSV$/, acts: MANAGES },
  { path: '/callbacks', opens: DESK, act: /^Promise a call$/, acts: DESK },
  { path: '/imports', opens: READS },
  { path: '/exports', opens: MANAGES },
  { path: '/respool-rules', opens: READS, act: /^New/, acts: MANAGES },
  { path: '/hours', opens: READS, act: /^New/, acts: MANAGES },
  { path: '/hours/new', opens: MANAGES },
  { path: '/caps', opens: DESK, act: /^New cap$/, acts: MANAGES },
  { path: '/groups', opens: READS, act: /^New/, acts: MANAGES },
  { path: '/dnc', opens: READS, act: /^Add numbers$/, acts: READS },
  { path: '/dnc/import', opens: UPLOADS },
  { path: '/dnc/registries', opens: READS, act: /^New registry$/, acts: MANAGES },
  { path: '/dispositions', opens: [...DESK, 'agent'], act: /^New disposition$/, acts: MANAGES },
  { path: '/live', opens: DESK },
  { path: '/live/wall', opens: DESK },
  { path: '/call-records', opens: DESK },
  { path: '/connections', opens: DESK, act: /^New connection$/, acts: ADMIN },
  { path: '/connections/new', opens: ADMIN },
  { path: '/users', opens: ADMIN, act: /^Invite$/, acts: ADMIN },
  { path: '/api-keys', opens: ADMIN, act: /^New key$/, acts: ADMIN },
  { path: '/audit', opens: ADMIN },
  { path: '/account', opens: ALL },
  { path: '/service', opens: ALL, act: /^Stop everything$/, acts: MANAGES },
];

async function see(page: Page, { path, opens, act, acts = [] }: Row, role: Role): Promise<string[]> {
  const answer = await page.request.get(path);
  const isOpen = answer.status() === 200;
  if (isOpen !== opens.includes(role)) return [`${role} ${isOpen ? 'opens' : 'cannot open'} ${path}`];
  if (!isOpen || act === undefined) return [];
  await page.goto(path);
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  const name = { name: act };
  const offered = await page.getByRole('button', name).or(page.getByRole('link', name)).count();
  return offered > 0 === acts.includes(role)
    ? []
    : [`${role} is ${offered > 0 ? '' : 'not '}offered ${String(act)} on ${path}`];
}

/** What the navigation leads to must open, and nothing that opens may be missing from it. */
async function checkPlaces(page: Page, role: Role): Promise<string[]> {
  await page.goto('/account');
  const links = page.getByRole('navigation', { name: 'Places' }).getByRole('link');
  await expect(links.first()).toBeVisible();
  const shown = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  const may = TABLE.filter(({ opens }) => opens.includes(role)).map(({ path }) => path);
  const dead = shown.filter((path) => path !== '/' && !may.includes(path));
  return dead.map((path) => `${role} is led to ${path}, which is closed`);
}

for (const role of ROLES) {
  test(`what a ${role} sees and can do is what the role may, and no more`, async ({
    browser,
    asAdmin,
    stack,
    signIn,
  }) => {
    test.setTimeout(120_000);
    const context: BrowserContext = await browser.newContext({ baseURL: stack.adminUrl });
    const page = await context.newPage();
    await signIn(page, await makePerson(asAdmin, context.request, stack, { role, name: `One ${role}` }));
    const wrong: string[] = [];
    for (const row of TABLE) wrong.push(...(await see(page, row, role)));
    wrong.push(...(await checkPlaces(page, role)));
    expect(wrong).toEqual([]);
    await context.close();
  });
}
