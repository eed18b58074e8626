import { once } from 'node:events';
import readWorkbook from 'read-excel-file/node';
import yauzl from 'yauzl';
import { toCsvRow } from './csv-row.js';
import { MAX_WORKBOOK_UNPACKED_BYTES } from './workbook-limits.js';

type Cell = string | boolean | Date | null;

/** What is wrong with the workbook, in words for whoever uploaded it. */
class WorkbookRefusedError extends Error {}

/**
 * The program of the process that reads a workbook: its bytes come in by standard input, its one sheet goes out as CSV.
 * A workbook that is refused is told on standard error, with exit code 2.
 */
async function main(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  await refuseBomb(bytes);
  await write(onlySheet(await readWorkbook<string>(bytes, { trim: false, parseNumber: plainNumber })));
}

/** Counts what the archive really holds, piece by piece: what it claims may be a lie. */
async function refuseBomb(bytes: Buffer): Promise<void> {
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      unpacked += (piece as Buffer).length;
      if (unpacked > MAX_WORKBOOK_UNPACKED_BYTES) {
        throw new WorkbookRefusedError('The workbook is too large unpacked: save the sheet as CSV (UTF-8).');
      }
    }
  }
}

function onlySheet(sheets: Awaited<ReturnType<typeof readWorkbook<string>>>): readonly (readonly Cell[])[] {
  const filled = sheets.filter(({ data }) => data.length > 0);
  const [first] = filled;
  if (first === undefined) throw new WorkbookRefusedError('The workbook holds no row.');
  if (filled.length === 1) return first.data as unknown as readonly (readonly Cell[])[];
  const names = filled.map(({ sheet }) => sheet).join(', ');
  throw new WorkbookRefusedError(
    `The workbook has ${filled.length} sheets with rows (${names}): save the one that holds the contacts as a file of its own.`,
  );
}

async function write(rows: readonly (readonly Cell[])[]): Promise<void> {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  let text = '';
  for (const row of rows) {
    const cells = Array.from({ length: width }, (_, index) => toText(row[index] ?? null));
    text += `${toCsvRow(cells, ',')}\n`;
    if (text.length < 64 * 1024) continue;
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
    text = '';
  }
  process.stdout.end(text);
}

function toText(cell: Cell): string {
  if (cell === null) return '';
  if (!(cell instanceof Date)) return String(cell);
  const iso = cell.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
}

/** A number as a person would write it: workbooks keep a long phone number as `3.2470123456E10`. */
function plainNumber(text: string): string {
  if (!/[eE]/.test(text)) return text;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value.toFixed(0) : text;
}

await main().catch((error: unknown) => {
  const isKnown = error instanceof WorkbookRefusedError;
  const message = isKnown ? error.message : `The workbook cannot be read: ${(error as Error).message}`;
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
});
