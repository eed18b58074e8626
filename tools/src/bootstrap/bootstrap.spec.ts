import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isInstalledAsLocked, topFolders } from '../../bin/bootstrap/installed.mjs';
import { npmFailureSentence } from '../../bin/bootstrap/npm-failure.mjs';
import { missingPlatformPackages } from '../../bin/complete-lock.mjs';
import { ROOT } from '../process/root.js';

describe('what is installed', () => {
  const locked = {
    packages: {
      '': {},
      'libs/domain': {},
      'node_modules/a': { version: '1.0.0', integrity: 'x' },
      'node_modules/@s/b': { version: '2.0.0', integrity: 'y', optional: true },
    },
  };
  const a = { version: '1.0.0', integrity: 'x' };

  it('is as locked when only optional packages are absent', () => {
    expect(isInstalledAsLocked(locked, { packages: { 'node_modules/a': a } })).toBe(true);
  });

  it('is not when nothing was noted, a package is absent, or has another version', () => {
    expect(isInstalledAsLocked(locked, null)).toBe(false);
    expect(isInstalledAsLocked(locked, { packages: {} })).toBe(false);
    expect(isInstalledAsLocked(locked, { packages: { 'node_modules/a': { ...a, version: '1.0.1' } } })).toBe(
      false,
    );
  });

  it('is counted by the folders that every machine gets', () => {
    expect(topFolders(locked)).toEqual(['node_modules/a']);
  });
});

describe('a failed npm', () => {
  const sentence = (output: string) => npmFailureSentence(output, '/log');

  it.each([
    ['npm error code ENOSPC\nnpm error nospc There appears to be insufficient space', /disk is full/],
    [
      'npm error code EACCES\nnpm error syscall mkdir\nnpm error path /home/ana/.npm/_cacache/tmp',
      /cannot write its cache/,
    ],
    ['npm error code EACCES\nnpm error path /srv/callspool/node_modules', /may not write \/srv\/callspool/],
    ['npm error code ENOTFOUND\nnpm error network request to https://x failed', /registry cannot be reached/],
    ['npm error code EUSAGE\nnpm error', /do not agree: run "npm install"/],
    ['npm error code E418\nnpm error I am a teapot', /E418: I am a teapot.*\/log/],
  ])('is told in one sentence: %j', (output, expected) => {
    expect(sentence(output)).toMatch(expected);
    expect(sentence(output)).not.toContain('\n');
  });
});

it('describes every optional package in the lock file, so that npm ci takes it on every platform', () => {
  const lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as Parameters<
    typeof missingPlatformPackages
  >[0];
  expect(Object.keys(missingPlatformPackages(lock))).toEqual([]);
});
