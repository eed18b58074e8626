import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Runs `work` while no other process works under the same folder; the lock of a dead process is taken over. */
export async function withFolderLock(folder, onWait, work) {
  const holder = path.join(folder, 'pid');
  let hasWaited = false;
  for (let waitedMs = 0; !tryTake(folder, holder); waitedMs += 200) {
    const pid = holderOf(holder);
    // A lock without a holder is one that is being made just now: give its maker two seconds to sign.
    if (pid === null ? waitedMs > 2_000 : !isAlive(pid)) {
      rmSync(folder, { recursive: true, force: true });
      continue;
    }
    if (!hasWaited && pid !== null) onWait(pid);
    hasWaited ||= pid !== null;
    await sleep(200);
  }
  const release = () => rmSync(folder, { recursive: true, force: true });
  // A signal ends the process without running the finally below.
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function tryTake(folder, holder) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(holder, String(process.pid));
  return true;
}

function holderOf(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || null;
  } catch {
    return null;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
