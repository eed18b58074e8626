import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { type Child, freePort, startChild } from '../support/child.js';
import { API } from '../support/stack.js';

const LISTENS = /Callspool API listening on (http:\/\/\S+)/;

/** The service alone, as `npm start` runs it, on the embedded database. */
test.describe('the service', () => {
  let dataDir: string;
  const running: Child[] = [];
  const folders = new Set<string>();

  async function start(
    env: Record<string, string> = {},
  ): Promise<{ child: Child; url: string; output: string }> {
    const child = await startChild(
      API,
      { CALLSPOOL_DATA_DIR: dataDir, LOG_LEVEL: 'warn', PORT: '0', ...env },
      (output) => LISTENS.test(output),
    );
    running.push(child);
    const output = child.output();
    folders.add(path.dirname(/its data lies in (.+)$/m.exec(output)?.[1] ?? dataDir));
    return { child, url: LISTENS.exec(output)?.[1] ?? '', output };
  }

  test.beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'callspool start '));
    folders.add(dataDir);
  });
  test.afterEach(async () => {
    for (const child of running.splice(0)) await child.stop();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    folders.clear();
  });

  test('shows the first password once, goes on with its data, and ends in good order', async () => {
    const first = await start();
    const password = /Password: (\S+)/.exec(first.output)?.[1];
    expect(password).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){4}$/);
    const key = /stored secrets: (.+) \(/.exec(first.output)?.[1] ?? '';
    expect(statSync(key).mode & 0o777).toBe(0o600);
    await first.child.stop();
    expect(first.child.exitCode()).toBe(0);

    const second = await start();
    expect(second.output).not.toContain('Password');
    const answer = await fetch(`${second.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'admin@callspool.local', password }),
    });
    expect(answer.status).toBe(201);
  });

  test('says which key it needs when the key of its secrets is gone, and does not start', async () => {
    const first = await start();
    const key = /stored secrets: (.+) \(/.exec(first.output)?.[1] ?? '';
    await first.child.stop();
    rmSync(key);
    await expect(start()).rejects.toThrow(/there is no key: set CALLSPOOL_SECRET_KEY/);
  });

  test('takes the next port when nobody chose the one that is taken, and says so', async () => {
    const blocker = createServer();
    const isOurs = await new Promise<boolean>((resolve) => {
      blocker.once('error', () => resolve(false)).listen(4000, '127.0.0.1', () => resolve(true));
    });
    try {
      const { url, output } = await start({ PORT: '' });
      expect(output).toContain('Port 4000 is taken');
      expect(new URL(url).port).not.toBe('4000');
      // It listens before its job runner is up.
      await expect.poll(async () => (await fetch(`${url}/health/ready`)).status).toBe(200);
    } finally {
      if (isOurs) blocker.close();
    }
  });

  test('does not take another port than the one that was chosen', async () => {
    const port = await freePort();
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(port, '127.0.0.1', resolve));
    await expect(start({ PORT: String(port) })).rejects.toThrow(/is taken: set PORT to a free one/);
    blocker.close();
  });

  test('names every wrong setting, and says when the database does not answer', async () => {
    await expect(start({ PORT: 'eighty', ROLE: 'king' })).rejects.toThrow(/PORT: .*ROLE: /);
    await expect(start({ DATABASE_URL: 'postgresql://app:secret@127.0.0.1:9/x' })).rejects.toThrow(
      /The database does not answer: check DATABASE_URL/,
    );
  });
});
