import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { type Child, startChild } from '../support/child.js';
import { startSimulators, type Simulators, VENDOR_LOGIN } from '../support/simulators.js';
import { API } from '../support/stack.js';

const LISTENS = /Callspool API listening on (http:\/\/\S+)/;
const COMMAND = path.join(path.dirname(API), 'command.js');
const ADMIN = { email: 'admin@backup.example', password: 'an administrator to be kept' };

/** The steps of docs/operations.md, "Backup", on the embedded database: as an administrator does them. */
test.describe('a backup', () => {
  const running: Child[] = [];
  const folders = new Set<string>();
  let simulators: Simulators;

  test.beforeAll(async () => {
    simulators = await startSimulators();
  });
  test.afterAll(async () => {
    for (const child of running.splice(0)) await child.stop();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    await simulators.stop();
  });

  function folder(name: string): string {
    const made = mkdtempSync(path.join(tmpdir(), `callspool ${name} `));
    folders.add(made);
    return made;
  }

  async function start(dataDir: string): Promise<{ child: Child; url: string }> {
    const child = await startChild(
      API,
      {
        CALLSPOOL_DATA_DIR: dataDir,
        LOG_LEVEL: 'warn',
        PORT: '0',
        ADMIN_EMAIL: ADMIN.email,
        ADMIN_PASSWORD: ADMIN.password,
      },
      (output) => LISTENS.test(output),
    );
    running.push(child);
    folders.add(path.dirname(/its data lies in (.+)$/m.exec(child.output())?.[1] ?? dataDir));
    return { child, url: LISTENS.exec(child.output())?.[1] ?? '' };
  }

  async function command(dataDir: string, ...args: string[]): Promise<string> {
    const { PATH = '', HOME = '' } = process.env;
    const { stdout } = await promisify(execFile)(process.execPath, [COMMAND, ...args], {
      env: { PATH, HOME, CALLSPOOL_DATA_DIR: dataDir },
    });
    return stdout;
  }

  /** Requests of the administrator; the cookie is the only state. */
  async function signIn(url: string) {
    const headers = { 'content-type': 'application/json', origin: url };
    const answer = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers,
      body: JSON.stringify(ADMIN),
    });
    expect(answer.status).toBe(201);
    const cookie = answer.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    return async <T>(method: string, at: string, body?: unknown): Promise<T> => {
      const response = await fetch(`${url}/api/v1${at}`, {
        method,
        headers: { ...headers, cookie },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      expect(response.ok, `${method} ${at}: ${response.status}`).toBe(true);
      return (await response.json()) as T;
    };
  }

  test('is made while the service writes, and another machine goes on from it with the copied key', async () => {
    test.setTimeout(120_000);
    const [here, there] = [folder('here'), folder('there')];
    const first = await start(here);
    const ask = await signIn(first.url);
    const { id } = await ask<{ id: string }>('POST', '/connections', {
      kind: 'ucontact',
      name: 'A dialer',
      baseUrl: simulators.ucontactUrl,
      ...VENDOR_LOGIN,
      timeZone: 'Europe/Madrid',
    });
    const newList = (name: string) => ask('POST', '/contact-lists', { name, defaultCountry: 'ES' });
    for (const name of ['One', 'Two', 'Three']) await newList(name);
    let isOver = false;
    let written = 0;
    const writing = (async () => {
      for (; !isOver; written++) await newList(`Written meanwhile ${written}`);
    })();
    const file = path.join(here, 'callspool.backup');
    expect(await command(here, 'backup', file)).toContain('written and read again');
    isOver = true;
    await writing;
    expect(written).toBeGreaterThan(0);

    // Another machine: the file, and from elsewhere the key.
    copyFileSync(path.join(here, 'secret.key'), path.join(there, 'secret.key'));
    const said = await command(there, 'restore', file);
    expect(said).toContain('opens what is sealed');
    await first.child.stop();
    const second = await start(there);
    const askThere = await signIn(second.url);
    const { items } = await askThere<{ items: { name: string }[] }>('GET', '/contact-lists?limit=100');
    expect(items.map(({ name }) => name)).toEqual(expect.arrayContaining(['One', 'Two', 'Three']));
    expect(items.length).toBeLessThanOrEqual(3 + written);
    const health = await askThere<{ outcome: string }>('POST', `/connections/${id}/test`);
    expect(health.outcome).toBe('ok');
    expect(await askThere('GET', '/stop')).toMatchObject({ stopped: true });
  });
});
