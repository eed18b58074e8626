import type { ContactListView, ListImportView, StoredFileView } from '@callspool/contracts';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { from } from 'pg-copy-streams';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { say } from '../output/say.js';
import { PlainFailure } from '../process/plain-failure.js';
import type { Scope } from '../process/scope.js';
import { MemoryWatch, startBenchDesk, type BenchDesk } from './bench-desk.js';
import type { BenchOptions } from './bench-options.js';
import { copyFinalRows, saveFinalRows } from './import-baseline.js';
import { dncNumbers, validNumber, writeImportFile, type ExpectedImport } from './import-data.js';
import type { Bench, Sample } from './measure.js';

/** Do-not-call entries for each row of the file. */
const DNC_PER_ROW = 5;
/** What an import may add to the memory of the service. */
const RSS_LIMIT_MB = 256;
/** Indexes of do-not-call numbers that are in no file. */
const ELSEWHERE = 8_000_000;

/** The whole import of a file through the service, beside a plain COPY of the rows that it leaves behind. */
export async function importBench(scope: Scope, options: BenchOptions): Promise<Bench> {
  const rows = options.rows ?? 1_000_000;
  const dir = mkdtempSync(path.join(tmpdir(), 'callspool-bench-'));
  scope.defer(async () => rmSync(dir, { recursive: true, force: true }));
  const desk = await startBenchDesk(scope);
  say(`import: writing ${rows} rows, and ${rows * DNC_PER_ROW} do-not-call entries`);
  const csv = path.join(dir, 'rows.csv');
  const expected = await writeImportFile(csv, rows);
  await fillDnc(desk, rows);
  const bench = new ImportBench(desk, dir, expected, readFileSync(csv));
  say('import: one run to warm up and to keep its rows for the baseline');
  await bench.warmUp();
  return bench;
}

class ImportBench implements Bench {
  readonly name = 'import';
  readonly unit = 'rows';
  readonly baselineName = 'copy-indexed';
  private readonly problems: string[] = [];
  private fileId = '';
  private listId = '';

  constructor(
    private readonly desk: BenchDesk,
    private readonly dir: string,
    private readonly expected: ExpectedImport,
    private readonly csv: Buffer,
  ) {}

  async warmUp(): Promise<void> {
    const file = await this.desk.client.upload<StoredFileView>(
      '/files?name=rows.csv',
      new Uint8Array(this.csv),
    );
    this.fileId = file.id;
    await this.product();
    await saveFinalRows(this.desk.database.handle, this.dir);
    this.problems.push(...(await this.secondImportAddsNothing()));
  }

  async baseline(): Promise<Sample> {
    const seconds = await copyFinalRows(this.desk.database.handle, this.dir);
    return { perSecond: this.expected.rows / seconds };
  }

  async product(): Promise<Sample> {
    await this.empty();
    const list = await this.desk.client.post<ContactListView>('/contact-lists', {
      name: `Bench ${performance.now()}`,
      defaultCountry: 'US',
    });
    this.listId = list.id;
    const memory = new MemoryWatch(this.desk.api.pid);
    const done = await this.importInto(list.id);
    const rssMb = memory.added();
    if (rssMb !== null && rssMb > RSS_LIMIT_MB)
      this.problems.push(`an import added ${rssMb.toFixed(0)} MB to the service`);
    this.problems.push(...this.wrongCounts(done));
    const seconds = (Date.parse(done.finishedAt ?? '') - Date.parse(done.startedAt ?? '')) / 1000;
    return { perSecond: this.expected.rows / seconds, ...(rssMb === null ? {} : { rssMb }) };
  }

  async checks(): Promise<string[]> {
    return [...new Set(this.problems)];
  }

  private async importInto(listId: string): Promise<ListImportView> {
    const { client } = this.desk;
    const started = await client.post<ListImportView>(`/contact-lists/${listId}/imports`, {
      fileId: this.fileId,
    });
    for (;;) {
      const view = await client.get<ListImportView>(`/contact-lists/${listId}/imports/${started.id}`);
      if (view.state === 'done') return view;
      if (view.state === 'failed') throw new PlainFailure(`The import failed: ${view.error}`);
      await sleep(200);
    }
  }

  private wrongCounts(done: ListImportView): string[] {
    const { rows, accepted, rejected } = this.expected;
    const wrong: string[] = [];
    if (done.rowsRead !== rows) wrong.push(`${done.rowsRead} rows were read, not ${rows}`);
    if (done.rowsAccepted !== accepted)
      wrong.push(`${done.rowsAccepted} rows were accepted, not ${accepted}`);
    for (const [reason, count] of Object.entries(rejected)) {
      const found = done.rejectCounts[reason] ?? 0;
      if (found !== count) wrong.push(`${found} rows were rejected as ${reason}, not ${count}`);
    }
    return wrong;
  }

  private async secondImportAddsNothing(): Promise<string[]> {
    const again = await this.importInto(this.listId);
    return again.rowsAccepted === 0
      ? []
      : [`a second import of the same file added ${again.rowsAccepted} rows`];
  }

  /** Each run begins with empty tables, as the baseline does. */
  private async empty(): Promise<void> {
    await this.desk.database.handle.pool.query(
      'truncate contact_list, contact, phone_number, person_key cascade',
    );
    await this.desk.database.handle.pool.query('checkpoint');
  }
}

/** The numbers that the file must meet, and as many others as make the list long. */
async function fillDnc({ database }: BenchDesk, rows: number): Promise<void> {
  const entry = (number: string): string =>
    `all\tnumber\t${number.slice(1)}\tbench\tbench\tbench\t2026-01-01T00:00:00Z\n`;
  function* entries(): Generator<string> {
    let made = 0;
    for (const number of dncNumbers(rows)) {
      made++;
      yield entry(number);
    }
    for (let index = ELSEWHERE; made < rows * DNC_PER_ROW; index++, made++) yield entry(validNumber(index));
  }
  const { pool } = database.handle;
  await pool.query('alter table dnc_entry alter column id set default gen_random_uuid()');
  await database.handle.sqlTransaction((client) =>
    pipeline(
      Readable.from(inChunks(entries())),
      client.query(
        from('copy dnc_entry (scope, match, value, reason, source, created_by, created_at) from stdin'),
      ),
    ),
  );
  await pool.query('alter table dnc_entry alter column id drop default');
  await pool.query('analyze dnc_entry');
}

function* inChunks(lines: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const line of lines) {
    chunk += line;
    if (chunk.length < 65_536) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}
