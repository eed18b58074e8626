import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { say } from '../output/say.js';
import { ROOT } from '../process/root.js';
import { renderTables, TABLE_FILE } from './render.js';
import { readTables } from './table.js';

/** Writes the table of the vendors' operations anew. */
export function docsVendors(_args: readonly string[]): Promise<number> {
  const tables = readTables();
  writeFileSync(path.join(ROOT, TABLE_FILE), renderTables(tables));
  const count = tables.reduce((sum, { rows }) => sum + rows.length, 0);
  say(`${TABLE_FILE}: ${count} operations of ${tables.length} vendors.`);
  return Promise.resolve(0);
}
