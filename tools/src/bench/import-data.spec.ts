import { isValidPhoneNumber } from 'libphonenumber-js/max';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dncNumbers, validNumber, writeImportFile } from './import-data.js';

it('makes numbers that are valid by the plan of their country', () => {
  for (let index = 0; index < 4_000; index++) {
    const number = validNumber(index * 997);
    expect({ number, isValid: isValidPhoneNumber(number) }).toEqual({ number, isValid: true });
  }
});

it('makes no number twice', () => {
  const numbers = Array.from({ length: 200_000 }, (_, index) => validNumber(index));
  expect(new Set(numbers).size).toBe(numbers.length);
});

it('says beforehand what becomes of each row', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'callspool-bench-'));
  const file = path.join(dir, 'rows.csv');
  const expected = await writeImportFile(file, 2_000);
  const rows = readFileSync(file, 'utf8').trimEnd().split('\n').length - 1;
  rmSync(dir, { recursive: true });
  expect(rows).toBe(2_000);
  const { phone_invalid, duplicate, dnc } = expected.rejected;
  expect(expected.accepted + phone_invalid + duplicate + dnc).toBe(2_000);
  expect(dnc).toBe([...dncNumbers(2_000)].length);
});
