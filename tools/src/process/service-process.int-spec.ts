import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { ROOT } from './root.js';
import { ServiceProcess } from './service-process.js';

const dir = mkdtempSync(path.join(tmpdir(), 'callspool service '));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function script(name: string, code: string): string {
  const file = path.join(dir, name);
  writeFileSync(file, code);
  return path.relative(ROOT, file);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function untilGone(pid: number): Promise<boolean> {
  for (let waited = 0; waited < 10_000; waited += 100) {
    if (!isAlive(pid)) return true;
    await sleep(100);
  }
  return false;
}

describe('a service of ours', () => {
  it('is ready when it says so, and ends with all that it started', async () => {
    const lines: string[] = [];
    const service = new ServiceProcess({
      name: 'service',
      script: script(
        'parent.mjs',
        `import { spawn } from 'node:child_process';
         const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
         console.log(child.pid);
         setInterval(() => {}, 1000);`,
      ),
      onLine: (line) => void lines.push(line),
    });
    await service.untilReady(async () => lines.length > 0, 10_000);
    const grandchild = Number(lines[0]);
    expect(isAlive(grandchild)).toBe(true);
    await service.stop();
    expect(service.exit).toMatchObject({ signal: 'SIGTERM' });
    expect(await untilGone(grandchild)).toBe(true);
  });

  it('tells its last words when it ends before it is ready', async () => {
    const service = new ServiceProcess({
      name: 'service',
      script: script('broken.mjs', `console.error('Port 4000 is taken.'); process.exit(3);`),
    });
    await expect(service.untilReady(async () => false, 10_000)).rejects.toThrow(
      /ended before it was ready \(code 3\).*\nPort 4000 is taken\./,
    );
  });

  // Ctrl-C can be caught; a kill of the parent cannot, and must leave nothing behind either.
  it('ends by itself, in good order, when its parent is killed', async () => {
    const marker = path.join(dir, 'ended');
    const child = path.join(
      ROOT,
      script(
        'child.mjs',
        `import { writeFileSync } from 'node:fs';
         process.on('SIGTERM', () => {
           console.log('nobody hears this');
           setTimeout(() => { writeFileSync(${JSON.stringify(marker)}, 'ended'); process.exit(0); }, 200);
         });
         setInterval(() => {}, 1000);`,
      ),
    );
    const preload = pathToFileURL(path.join(ROOT, 'tools/bin/end-with-parent.mjs')).href;
    const parent = spawn(
      process.execPath,
      [
        '-e',
        `const child = require('child_process').spawn(process.execPath, ['--import', ${JSON.stringify(preload)}, ${JSON.stringify(child)}],
           { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, CALLSPOOL_PARENT_PID: String(process.pid) } });
         console.log(child.pid);
         setInterval(() => {}, 1000);`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [printed] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(String(printed));
    await sleep(1_000);
    parent.kill('SIGKILL');
    expect(await untilGone(pid)).toBe(true);
    expect(readFileSync(marker, 'utf8')).toBe('ended');
  });
});
