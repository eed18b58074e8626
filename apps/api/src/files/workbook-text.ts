import { spawn } from 'node:child_process';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { CsvUnreadableError } from './csv-records.js';
import type { FileStore, StoredFile } from './file-store.js';
import { MAX_WORKBOOK_BYTES, WORKBOOK_HEAP_MEBIBYTES, WORKBOOK_TIMEOUT_MS } from './workbook-limits.js';

/** Seen from here and from where the build puts this file alike. */
const CHILD = fileURLToPath(new URL('../../dist/files/workbook-child.js', import.meta.url));
const MAX_ERROR_LETTERS = 2000;

/**
 * The sheet of a workbook as CSV, made once and kept as a file of its own that goes when the workbook goes. It is read by
 * another process, so that a workbook of any making costs this one no memory.
 * @throws CsvUnreadableError when it is too large, damaged, or has not exactly one sheet with rows
 */
export async function workbookText(files: FileStore, workbook: StoredFile): Promise<StoredFile> {
  const known = await files.findDerived(workbook.id);
  if (known !== null) return known;
  if (workbook.size > MAX_WORKBOOK_BYTES) {
    const mebibytes = MAX_WORKBOOK_BYTES / 1024 / 1024;
    throw new CsvUnreadableError(
      `An Excel workbook may have ${mebibytes} MiB at most: save the sheet as CSV (UTF-8) and upload that.`,
    );
  }
  const name = `${workbook.name}.csv`;
  const file = {
    name,
    contentType: 'text/csv; charset=utf-8',
    createdBy: 'Callspool',
    derivedFrom: workbook.id,
  };
  try {
    return await files.write(file, readSheet(files, workbook.id));
  } catch (error) {
    // Somebody else has made the text in the meantime.
    const made = await files.findDerived(workbook.id);
    if (made !== null) return made;
    throw error;
  }
}

async function* readSheet(files: FileStore, id: string): AsyncGenerator<Uint8Array> {
  // No environment: what is in this process's must not lie open to whatever a workbook manages to do over there.
  const child = spawn(process.execPath, [`--max-old-space-size=${WORKBOOK_HEAP_MEBIBYTES}`, CHILD], {
    env: {},
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), WORKBOOK_TIMEOUT_MS);
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (complaint.length < MAX_ERROR_LETTERS) complaint += text;
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  // A child that ends before it has read everything cuts the pipe; its exit code says why.
  const sent = pipeline(files.read(id), child.stdin).catch(() => undefined);
  try {
    for await (const chunk of child.stdout) yield chunk as Buffer;
    const code = await ended;
    await sent;
    if (code === 0) return;
    throw new CsvUnreadableError(
      code === 2 ? complaint.trim() : 'The workbook is too large to be read: save the sheet as CSV (UTF-8).',
    );
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
  }
}
