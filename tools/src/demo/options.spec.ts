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
