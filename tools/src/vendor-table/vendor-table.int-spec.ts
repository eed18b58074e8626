import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../process/root.js';
import { renderTables, TABLE_FILE } from './render.js';
import { readTables, type VendorTable } from './table.js';

let tables: readonly VendorTable[] = [];
beforeAll(() => {
  tables = readTables();
}, 120_000);

const COLUMNS = ['client', 'simulator', 'tests'] as const;

it('every documented operation has a client method, a simulator and a test', () => {
  const missing = tables.flatMap(({ title, rows }) =>
    rows.flatMap((row) =>
      COLUMNS.filter((column) => row[column].length === 0).map(
        (column) => `${title}, ${row.operation}: ${column}`,
      ),
    ),
  );
  expect(missing).toEqual([]);
});

it('has every operation of the pages once', () => {
  expect(tables.map(({ title, rows }) => [title, new Set(rows.map((row) => row.operation)).size])).toEqual([
    // 17 calls, the sign-in and its end, recordings, 7 messages of the portal.
    ['uContact', 27],
    // 10 actions, 2 webhooks, the key press.
    ['IEXPBX', 13],
    // 34 functions, 3 events whose content is printed.
    ['Escaux Fusion SOP', 37],
    ['xCALLY phonebar v.2', 13],
    ['XCALLY Motion phonebar', 12],
  ]);
});

it('stands in the documentation as the source has it; else run "npm run docs:vendors"', () => {
  expect(readFileSync(path.join(ROOT, TABLE_FILE), 'utf8')).toBe(renderTables(tables));
});
