import type { Actor } from '../common/auth/actor.js';
import type { Clock } from '../common/clock/clock.js';
import type { Database } from '../database/database.service.js';
import { CsvUnreadableError, readCsv } from '../files/csv-records.js';
import { toCsvRow } from '../files/csv-row.js';
import { toSheetCell } from '../files/sheet-cell.js';
import type { FileStore } from '../files/file-store.js';
import { utf8Source } from '../files/utf8-source.js';
import { type DncFileBatch, type DncFileRow, dncRows } from './dnc-rows.js';
import { DncImportsRepository, type StartedDncImport } from './dnc-imports.repository.js';
import type { DncWriter, NewDncEntry } from './dnc-writer.js';

/** Rows of one transaction: few enough that the send gate is never held for long. */
const BATCH_ROWS = 2000;
const BATCH_TIMEOUT_MS = 60_000;

export interface DncImportJob {
  readonly database: Database;
  readonly files: FileStore;
  readonly writer: DncWriter;
  readonly clock: Clock;
  readonly importId: string;
  readonly signal?: AbortSignal;
}

/**
 * Adds the numbers of a file, batch by batch, each with its counts in one transaction behind the closed gate. A run that
 * died is continued after its last batch; adding twice would change nothing anyway.
 */
export async function runDncImport(job: DncImportJob): Promise<'done' | 'failed' | 'superseded'> {
  const imports = new DncImportsRepository(job.database);
  const started = await imports.start(job.importId, job.clock.now());
  if (started === null) return 'superseded';
  const runner = new DncImportRunner(job, started, imports);
  try {
    await runner.run();
    return 'done';
  } catch (error) {
    if (error instanceof SupersededError) return 'superseded';
    if (!(error instanceof CsvUnreadableError)) throw error;
    await imports.fail(started, error.message, job.clock.now());
    return 'failed';
  }
}

class SupersededError extends Error {}

class DncImportRunner {
  private readonly actor: Actor;

  constructor(
    private readonly job: DncImportJob,
    private readonly started: StartedDncImport,
    private readonly imports: DncImportsRepository,
  ) {
    this.actor = { kind: 'user', id: started.importId, name: started.createdBy, role: 'manager' };
  }

  async run(): Promise<void> {
    for await (const batch of this.rows(this.started.rowsRead)) {
      this.job.signal?.throwIfAborted();
      await this.add(batch);
    }
    const rejectsFileId = await this.writeRejects();
    await this.job.database.transaction(async (tx) => {
      if (!(await this.imports.holdRun(tx, this.started))) throw new SupersededError();
      await this.imports.finish(tx, this.started, rejectsFileId, this.job.clock.now());
    });
  }

  private rows(skip: number): AsyncGenerator<DncFileBatch> {
    const { fileId, options } = this.started;
    const text = utf8Source(this.job.files.read(fileId), options.encoding);
    return dncRows(readCsv(text, options.dialect), options, { skip, size: BATCH_ROWS });
  }

  private async add({ rows, bytes }: DncFileBatch): Promise<void> {
    const { started, imports, job } = this;
    const entries = rows.flatMap((row) => (row.ok ? [this.entry(row.value)] : []));
    await job.database.transaction(
      async (tx) => {
        if (!(await imports.holdRun(tx, started))) throw new SupersededError();
        const added = await job.writer.add(tx, this.actor, entries, { importId: started.importId });
        const fresh = new Set(added.entries.filter((row) => row.outcome !== 'known').map((row) => row.id))
          .size;
        const counts = {
          rowsRead: rows.length,
          rowsAdded: fresh,
          rowsKnown: entries.length - fresh,
          rowsRejected: rows.length - entries.length,
          pastGate: added.alreadyPastGate.length,
        };
        // After the gate only because it tells how many are past it; this row is held already, so nothing waits.
        await imports.addBatch(tx, started, counts, bytes);
      },
      { timeoutMs: BATCH_TIMEOUT_MS },
    );
  }

  private entry(value: string): NewDncEntry {
    const { match, scope, groupId, campaignId, reason, source, expiresAt } = this.started.options;
    const until = expiresAt === null ? null : new Date(expiresAt);
    return { match, scope, groupId, campaignId, value, reason, source, expiresAt: until };
  }

  /** What cannot be read depends on the file alone, so a second pass finds the same rows again. */
  private async writeRejects(): Promise<string | null> {
    const row = await this.imports.find(this.started.importId);
    if (row === null || row.rowsRejected === 0) return null;
    const name = `${this.started.fileName.replace(/\.[^.]{1,5}$/, '')}-rejects.csv`;
    const file = { name, contentType: 'text/csv; charset=utf-8', createdBy: 'Callspool' };
    return (await this.job.files.write(file, this.rejectLines())).id;
  }

  private async *rejectLines(): AsyncGenerator<Buffer> {
    // Its column is found by its name when the mended file is imported again.
    yield Buffer.from('line,number,message\r\n');
    for await (const { rows } of this.rows(0)) {
      const lines = rows
        .filter(isBad)
        .map((row) => toCsvRow([String(row.line), toSheetCell(row.text), toSheetCell(row.message)], ','));
      if (lines.length > 0) yield Buffer.from(`${lines.join('\r\n')}\r\n`);
    }
  }
}

const isBad = (row: DncFileRow): row is Extract<DncFileRow, { ok: false }> => !row.ok;
