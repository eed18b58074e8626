import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));
const compiler = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url));

interface Ready {
  readonly ucontact: { readonly url: string };
  readonly iexpbx: { readonly url: string };
  readonly xcally: { readonly url: string };
  readonly motion: { readonly url: string };
  readonly escaux: { readonly url: string; readonly secureUrl: string; readonly eventPort: number };
  readonly control: { readonly url: string };
}

async function firstLine(child: ChildProcess): Promise<Ready> {
  if (child.stdout === null) throw new Error('The process has no output.');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return JSON.parse(line) as Ready;
}

describe('the simulator process', () => {
  beforeAll(() => {
    execFileSync(process.execPath, [compiler, '-b', 'tsconfig.json'], { cwd: project });
  }, 120_000);

  it('says where it listens, and ends cleanly when asked to', async () => {
    const child = spawn(process.execPath, ['dist/main.js'], { cwd: project });
    const { ucontact, iexpbx, xcally, motion, escaux, control } = await firstLine(child);
    expect((await fetch(`${control.url}/dials`)).status).toBe(200);
    expect((await fetch(ucontact.url)).status).toBe(404);
    expect((await fetch(iexpbx.url)).status).toBe(404);
    expect((await fetch(`${xcally.url}/xcally/svc/channels`)).status).toBe(200);
    expect((await fetch(`${motion.url}/api/calls`)).status).toBe(200);
    expect((await fetch(`${escaux.url}/xml/ccPing.php`)).status).toBe(200);
    expect((await fetch(`${escaux.secureUrl}/xml/ccPing.php`)).status).toBe(404);
    expect(escaux.eventPort).toBeGreaterThan(0);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('ends when the process that started it is gone', async () => {
    const script = `require('node:child_process').spawn(process.execPath, ['dist/main.js', '--exit-with-parent'], { stdio: 'inherit' })`;
    const parent = spawn(process.execPath, ['-e', script], { cwd: project });
    const { control } = await firstLine(parent);
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    const isGone = async (): Promise<boolean> =>
      fetch(`${control.url}/dials`).then(
        () => false,
        () => true,
      );
    const deadline = Date.now() + 5000;
    while (!(await isGone()) && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await isGone()).toBe(true);
  }, 15_000);

  it('says what is wrong with its options', async () => {
    const child = spawn(process.execPath, ['dist/main.js', '--speed', '-1'], { cwd: project });
    let complaint = '';
    child.stderr.on('data', (data: Buffer) => (complaint += data.toString()));
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(complaint).toContain('--speed');
  });
});
