import path from 'node:path';
import type { Place, Row, VendorTable } from './table.js';

/** Where the table stands in the tree. */
export const TABLE_FILE = 'docs/vendors/README.md';

const HEAD = `# What of the vendors' interfaces stands where

Made from the source by \`npm run docs:vendors\`; a test fails when it is stale or when a documented operation lacks a client
method, a simulator or a test. The operations are those of the vendors' own pages. Client: the method that sends it, or what
decodes it where the vendor calls us. Test: the specs beside the client that lead to that method. Product: the files of the
service, the console and the doctor that lead to it; "–" where none does. What each vendor's wire looks like is told in
[ucontact.md](ucontact.md), [iexpbx.md](iexpbx.md), [escaux.md](escaux.md) and [phonebars.md](phonebars.md), the simulators
in [simulators.md](simulators.md).
`;

const COLUMNS = '| operation | client | simulator | test | product |\n| --- | --- | --- | --- | --- |\n';

export function renderTables(tables: readonly VendorTable[]): string {
  const parts = tables.map(({ title, rows }) => {
    const lines = rows.map(renderRow).join('\n');
    return `## ${title}: ${rows.length}\n\n${COLUMNS}${lines}\n`;
  });
  return [HEAD, ...parts].join('\n');
}

function renderRow({ operation, client, simulator, tests, product }: Row): string {
  const cells = [client, simulator, tests, product].map((places) => places.map(link).join(', ') || '–');
  return `| ${[operation, ...cells].join(' | ')} |`;
}

const link = ({ file, label }: Place): string =>
  `[${label}](${path.posix.relative(path.posix.dirname(TABLE_FILE), file)})`;
