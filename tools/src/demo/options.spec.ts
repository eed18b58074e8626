import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readDemoOptions } from './options.js';

it('takes the file relative to the folder in which the command was typed', () => {
  const options = readDemoOptions(
    ['--file', path.basename(process.execPath), '--exit'],
    path.dirname(process.execPath),
  );
  expect(options).toEqual({
    file: process.execPath,
    country: 'BE',
    rows: null,
    exit: true,
    json: false,
    killService: false,
  });
});

it('says which file is not there', () => {
  expect(() => readDemoOptions(['--file', 'no-such.csv'], '/tmp')).toThrow(/no file \/tmp\/no-such\.csv/);
});

it('shows the usage with an unknown option', () => {
  expect(() => readDemoOptions(['--fast'], '/tmp')).toThrow(/Usage: npm run demo/);
});

it('refuses a number of rows that is none', () => {
  expect(() => readDemoOptions(['--file', process.execPath, '--rows', 'many'], '/')).toThrow(/--rows/);
});

it('refuses a folder, an empty file and a path through a file before anything starts', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'callspool-options-'));
  writeFileSync(path.join(dir, 'empty.csv'), '');
  try {
    expect(() => readDemoOptions(['--file', dir], '/')).toThrow(/is not a file: give --file/);
    expect(() => readDemoOptions(['--file', 'empty.csv'], dir)).toThrow(/is empty: give --file/);
    expect(() => readDemoOptions(['--file', 'empty.csv/x.csv'], dir)).toThrow(/no file .*: give --file/);
  } finally {
    rmSync(dir, { recursive: true });
  }
});

it('refuses a country that does not exist, and takes one in small letters', () => {
  const read = (country: string) => readDemoOptions(['--file', process.execPath, '--country', country], '/');
  expect(() => read('QQ')).toThrow(/No country has the code "QQ"/);
  expect(() => read('Belgium')).toThrow(/two letters/);
  expect(read('nl').country).toBe('NL');
});
