import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withFolderLock } from '../../bin/bootstrap/folder-lock.mjs';

const dir = mkdtempSync(path.join(tmpdir(), 'callspool lock '));
const lock = path.join(dir, 'lock');
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('lets one work at a time, and says for whom the other waits', async () => {
  const happened: string[] = [];
  const work = (name: string) =>
    withFolderLock(
      lock,
      (pid) => void happened.push(`${name} waits for ${pid === process.pid ? 'us' : pid}`),
      async () => {
        happened.push(`${name} begins`);
        await sleep(300);
        happened.push(`${name} ends`);
      },
    );
  await Promise.all([work('a'), work('b')]);
  expect(happened).toEqual(['a begins', 'b waits for us', 'a ends', 'b begins', 'b ends']);
  expect(existsSync(lock)).toBe(false);
});

it('takes over the lock of a process that is gone', async () => {
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  mkdirSync(lock);
  writeFileSync(path.join(lock, 'pid'), String(gone));
  await expect(
    withFolderLock(
      lock,
      () => undefined,
      async () => 'done',
    ),
  ).resolves.toBe('done');
});
