import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ANALYZE = ['/usr/bin/systemd-analyze', '/bin/systemd-analyze'];
const SECTIONS = ['Unit', 'Service', 'Install'];

/** Each section's keys with their values, in the order of the file; a key may come more than once. */
export type UnitFile = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** @throws Error on a line that is no section, key or comment. */
export function parseUnit(text: string): UnitFile {
  const unit = new Map<string, Map<string, string[]>>();
  let section: Map<string, string[]> | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    if (/^\s*([#;]|$)/.test(line)) continue;
    const name = /^\[(\w+)\]$/.exec(line)?.[1];
    const [, key, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined && SECTIONS.includes(name)) unit.set(name, (section = new Map()));
    else if (key !== undefined && section !== null)
      section.set(key, [...(section.get(key) ?? []), value ?? '']);
    else throw new Error(`Line ${index + 1} is neither a section nor a key: ${line}`);
  }
  return unit;
}

/**
 * What systemd says of a unit file, a line each; without systemd on this machine, what its form alone tells. The unit is
 * verified with this machine's Node, wherever the one lies that it will run with.
 */
export function verifyUnit(file: string, nodePath: string): string[] {
  const text = readFileSync(file, 'utf8');
  const analyze = ANALYZE.find((place) => existsSync(place));
  if (analyze === undefined) return problemsOfForm(text);
  const dir = mkdtempSync(path.join(tmpdir(), 'callspool-unit-'));
  try {
    const copy = path.join(dir, path.basename(file));
    writeFileSync(copy, text.replace('ExecStart=/usr/bin/node ', `ExecStart=${nodePath} `));
    const { stdout, stderr } = spawnSync(analyze, ['verify', copy], { encoding: 'utf8' });
    return `${stdout}${stderr}`.split('\n').filter((line) => line.includes(path.basename(file)));
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function problemsOfForm(text: string): string[] {
  try {
    const unit = parseUnit(text);
    return unit.get('Service')?.has('ExecStart') === true ? [] : ['There is no ExecStart.'];
  } catch (error) {
    return [(error as Error).message];
  }
}
