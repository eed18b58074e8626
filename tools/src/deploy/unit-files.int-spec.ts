import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../process/root.js';
import { parseUnit, verifyUnit } from './unit-file.js';

const UNITS = ['callspool-api.service', 'callspool-console.service'];
const fileOf = (unit: string): string => path.join(ROOT, 'deploy/systemd', unit);

/** What a service that is taken over could otherwise use against the machine. */
const HARDENED: Readonly<Record<string, string>> = {
  NoNewPrivileges: 'yes',
  CapabilityBoundingSet: '',
  ProtectSystem: 'strict',
  ProtectHome: 'yes',
  ProtectKernelTunables: 'yes',
  ProtectKernelModules: 'yes',
  ProtectControlGroups: 'yes',
  PrivateDevices: 'yes',
  PrivateTmp: 'yes',
  RestrictNamespaces: 'yes',
  RestrictSUIDSGID: 'yes',
  LockPersonality: 'yes',
  SystemCallArchitectures: 'native',
  SystemCallFilter: '@system-service',
  UMask: '0077',
};

describe.each(UNITS)('%s', (unit) => {
  const service = parseUnit(readFileSync(fileOf(unit), 'utf8')).get('Service');

  it('is one that systemd takes', () => {
    expect(verifyUnit(fileOf(unit), process.execPath)).toEqual([]);
  });

  it('runs as a user of its own, comes back when it ends, and may do nothing else to the machine', () => {
    for (const [key, value] of Object.entries(HARDENED))
      expect([key, service?.get(key)]).toEqual([key, [value]]);
    expect(service?.get('Restart')).toEqual(['always']);
    expect(service?.has('User') === true || service?.get('DynamicUser')?.[0] === 'yes').toBe(true);
    // Node compiles while it runs, so this would end it at once.
    expect(service?.has('MemoryDenyWriteExecute')).toBe(false);
  });

  it('starts a program that the build makes', () => {
    const script = /^\/usr\/bin\/node (\S+)$/.exec(service?.get('ExecStart')?.[0] ?? '')?.[1];
    expect(['apps/api/dist/main.js', 'apps/admin/.next/standalone/apps/admin/server.js']).toContain(script);
  });
});

it('a broken unit does not pass', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'callspool-unit-test-'));
  try {
    const file = path.join(dir, 'broken.service');
    writeFileSync(file, '[Unit]\nDescription=Broken\n\n[Service]\nType=exec\nthis is no key\n');
    expect(verifyUnit(file, process.execPath)).not.toEqual([]);
  } finally {
    rmSync(dir, { recursive: true });
  }
});
