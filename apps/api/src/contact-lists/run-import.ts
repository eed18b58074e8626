import {
  ALTERNATIVE_INVALID,
  type ImportPhase,
  type ImportReport,
  DEFAULT_DEDUPE,
  type ImportDedupe,
} from '@callspool/contracts';
import type { Clock } from '../common/clock/clock.js';
import { invariant } from '../common/errors/app-error.js';
import type { Database } from '../database/database.service.js';
import type { AnyTransaction } from '../database/statement.js';
import type { SqlTransaction } from '../database/transaction-runner.js';
import { CsvUnreadableError, readCsv } from '../files/csv-records.js';
import { type FileContent, openContent } from '../files/file-content.js';
import type { FileStore, StoredFile } from '../files/file-store.js';
import { utf8Source } from '../files/utf8-source.js';
import type { Spool } from '../spool/spool.service.js';
import type { ContactMoves } from './contact-moves.js';
import { ImportMergeRepository } from './import-merge.repository.js';
import { ImportPersonsRepository } from './import-persons.repository.js';
import { ImportRejectsRepository } from './import-rejects.repository.js';
import { ImportReportRepository } from './import-report.repository.js';
import { ImportStageRepository, type StageTable } from './import-stage.repository.js';
import { ListDryRunsRepository } from './list-dry-runs.repository.js';
import { type ImportCounts, ListImportsRepository, type StartedImport } from './list-imports.repository.js';
import type { ListReplacement } from './list-replacement.js';
import { rejectsFile } from './rejects-file.js';
import { classifierFor } from './row-classifiers.js';
import { RunningCounts, stagedLines } from './staged-lines.js';

const PROGRESS_EVERY_MS = 500;

export interface ImportJob {
  readonly database: Database;
  readonly files: FileStore;
  readonly spool: Spool;
  readonly clock: Clock;
  readonly importId: string;
  /** Needed by an import whose file takes the place of what is in the list. */
  readonly replacement?: ListReplacement;
  /** Needed by an import that moves contacts of other lists into its own. */
  readonly moves?: ContactMoves;
  /** Goes the same way over the same rows, and leaves nothing in the list. */
  readonly isDryRun?: boolean;
  /** Aborted when the process is asked to end: the run throws and leaves nothing behind. */
  readonly signal?: AbortSignal;
  /** Throws inside the final transaction when another worker has taken the job over. */
  readonly assertMine?: (transaction: AnyTransaction) => Promise<void>;
}

export type ImportEnd =
  | { readonly state: 'done'; readonly counts: ImportCounts }
  /** The file cannot be read; the import says why and is over. */
  | { readonly state: 'failed'; readonly error: string }
  /** Cancelled, over already, or begun anew by another worker: this run wrote nothing. */
  | { readonly state: 'superseded' };

/**
 * Imports a file into its list: one pass over it into an unlogged staging table, then one transaction that adds all of it
 * or nothing. A run that died is begun anew from the start of the file; the same file twice adds nothing.
 *
 * Rows are judged in a fixed order, and the first thing wrong with one is its reason: structure, phone, time zone,
 * priority, other values, do-not-call list, repeat of an earlier row, repeat of a contact of the list. A dry run judges
 * by the same statements in the same order.
 */
export async function runImport(job: ImportJob): Promise<ImportEnd> {
  const Imports = job.isDryRun ? ListDryRunsRepository : ListImportsRepository;
  const imports = new Imports(job.database);
  const started = await imports.start(job.importId, job.clock.now());
  if (started === null) return { state: 'superseded' };
  return new ImportRunner(job, started, imports).run();
}

/** The run found that it does not count any more. */
class SupersededError extends Error {}

/** Nothing of the file would go in: an export that went wrong must not empty a list. */
class EmptyReplacementError extends Error {}

class ImportRunner {
  private readonly stages: ImportStageRepository;
  private readonly persons = new ImportPersonsRepository();
  private readonly merge = new ImportMergeRepository();
  private readonly reports = new ImportReportRepository();
  private readonly counts = new RunningCounts();
  private readonly dedupe: ImportDedupe;
  /** Persons of contacts that rows have changed. */
  private changed: readonly string[] = [];
  private bytesRead = 0;
  private notedAtMs: number;

  constructor(
    private readonly job: ImportJob,
    private readonly started: StartedImport,
    private readonly imports: ListImportsRepository,
  ) {
    this.dedupe = started.options.dedupe ?? DEFAULT_DEDUPE;
    this.stages = new ImportStageRepository(job.database);
    this.notedAtMs = job.clock.monotonicMs();
  }

  async run(): Promise<ImportEnd> {
    const stage = await this.stages.create(this.started.importId, this.started.generation);
    try {
      const { file, content } = await this.open();
      await this.stages.copyIn(stage, this.linesOfFile(content));
      await this.noteProgress('checking');
      await this.stages.rejectForbiddenAndRepeated(stage, { now: this.job.clock.now(), by: this.dedupe.by });
      return { state: 'done', counts: await this.ended(stage, file) };
    } catch (error) {
      return await this.explain(error);
    } finally {
      // Gone already when the final transaction committed. A table that cannot be dropped now is swept up later.
      await this.stages.drop(stage).catch(() => undefined);
    }
  }

  private linesOfFile(content: FileContent): AsyncGenerator<Buffer> {
    const { options, defaultCountry, defaultTimeZone } = this.started;
    const { dialect, encoding, hasHeader } = options;
    const source = content.read((bytes) => {
      this.bytesRead += bytes;
    });
    return stagedLines(readCsv(utf8Source(source, encoding), dialect), {
      classifier: classifierFor(options, { country: defaultCountry, defaultTimeZone }),
      counts: this.counts,
      skipFirst: hasHeader,
      afterBlock: () => this.afterBlock(),
    });
  }

  /** A file that is gone cannot come back: the import is over. */
  private async open(): Promise<{ file: StoredFile; content: FileContent }> {
    const { files } = this.job;
    const file = await files.find(this.started.fileId);
    if (file === null) throw new CsvUnreadableError('The uploaded file is no longer there: upload it again.');
    return { file, content: await openContent(files, file) };
  }

  private async afterBlock(): Promise<void> {
    this.job.signal?.throwIfAborted();
    const nowMs = this.job.clock.monotonicMs();
    if (nowMs - this.notedAtMs < PROGRESS_EVERY_MS) return;
    this.notedAtMs = nowMs;
    await this.noteProgress();
  }

  private async noteProgress(phase: ImportPhase = 'reading'): Promise<void> {
    const { bytesRead } = this;
    if (!(await this.imports.progress(this.started, this.counts, { bytesRead, phase })))
      throw new SupersededError();
  }

  /** All or nothing, and only while this run is the one that counts. */
  private async ended(stage: StageTable, file: StoredFile): Promise<ImportCounts> {
    const { job, started } = this;
    let rejectsFileId: string | null = null;
    if (!job.isDryRun) await this.noteProgress('writing');
    try {
      return await job.database.sqlTransaction(async (client) => {
        await job.assertMine?.(client);
        if (!(await this.imports.holdRun(client, started))) throw new SupersededError();
        const at = job.clock.now();
        if (!job.isDryRun) await this.persons.lock(client);
        await this.stages.rejectKnown(client, stage, {
          listId: started.listId,
          dedupe: this.dedupe,
          now: at,
        });
        if (!job.isDryRun) await this.addContacts(client, stage, at);
        const { counts, report } = await this.counted(client, stage);
        const { replaces } = started.options;
        if (replaces && counts.rowsAccepted === 0) {
          throw new EmptyReplacementError('No row of the file can go in, so the list stays as it is.');
        }
        rejectsFileId = await this.writeRejects(client, stage, counts);
        // First of what holds entries: whoever is inside the gate may wait for one, never the reverse.
        const contactsRemoved = replaces && !job.isDryRun ? await this.removeUnnamed(client, stage) : 0;
        if (!job.isDryRun) await this.moveOlder(client, stage);
        if (!job.isDryRun) await this.addToSpool(client, stage);
        await client.query(`drop table ${stage}`);
        const end = { counts, report, rejectsFileId, fileHash: file.sha256, contactsRemoved, at };
        await this.imports.finish(client, started, end);
        return counts;
      });
    } catch (error) {
      // The file was written outside the transaction that did not come about.
      if (rejectsFileId !== null) await job.files.remove(rejectsFileId).catch(() => undefined);
      throw error;
    }
  }

  private async addContacts(client: SqlTransaction, stage: StageTable, at: Date): Promise<void> {
    const { importId, listId } = this.started;
    if (this.dedupe.older !== 'keep') {
      this.changed = await this.merge.updateContacts(client, stage, this.hasPriority());
    }
    await this.persons.unite(client, stage);
    await this.merge.insertContacts(client, stage, { listId, importId, at });
    await this.persons.addKeys(client);
  }

  private hasPriority(): boolean {
    const { columns, layout } = this.started.options;
    return layout === 'ucontact' || columns.priority !== null;
  }

  private async removeUnnamed(client: SqlTransaction, stage: StageTable): Promise<number> {
    const { replacement } = this.job;
    invariant(replacement !== undefined, 'The import replaces its list, and its run cannot.');
    const { listId, importId } = this.started;
    return replacement.removeUnnamed(client, stage, { listId, importId, by: this.dedupe.by });
  }

  private async moveOlder(client: SqlTransaction, stage: StageTable): Promise<void> {
    if (this.dedupe.older !== 'move' || this.changed.length === 0) return;
    const { moves } = this.job;
    invariant(moves !== undefined, 'The import moves contacts, and its run cannot.');
    const { listId, importId } = this.started;
    await moves.moveOlder(client, stage, { listId, importId });
  }

  private async addToSpool(client: SqlTransaction, stage: StageTable): Promise<void> {
    const { spool } = this.job;
    if (this.changed.length > 0 && this.hasPriority()) await this.merge.rerank(client, stage);
    const united = await this.persons.moveMerged(client);
    await spool.addImport(client, this.started.importId);
    const personIds = [...new Set([...united, ...this.changed])];
    if (personIds.length > 0) await spool.reevaluate(client, { personIds });
  }

  /** Nothing is lost: each row that was read from the file is accepted or rejected. */
  private async counted(
    client: SqlTransaction,
    stage: StageTable,
  ): Promise<{ counts: ImportCounts; report: ImportReport }> {
    const found = await this.reports.report(client, stage);
    const { rowsRead } = this.counts;
    invariant(
      found.counts.rowsRead === rowsRead,
      `${rowsRead} rows were read, and ${found.counts.rowsRead} are accounted for.`,
    );
    return found;
  }

  private async writeRejects(
    client: SqlTransaction,
    stage: StageTable,
    counts: ImportCounts,
  ): Promise<string | null> {
    if (counts.rowsRejected + counts.warnings === 0) return null;
    const { options, fileName } = this.started;
    const rows = new ImportRejectsRepository().rejects(client, stage, ALTERNATIVE_INVALID);
    const { columns, dialect, hasHeader } = options;
    const file = await this.job.files.write(
      {
        name: `${fileName.replace(/\.[^.]{1,5}$/, '')}-rejects.csv`,
        contentType: 'text/csv; charset=utf-8',
        createdBy: 'Callspool',
      },
      rejectsFile(rows, { columns, hasHeader, ...dialect }),
    );
    return file.id;
  }

  private async explain(error: unknown): Promise<ImportEnd> {
    if (error instanceof SupersededError) return { state: 'superseded' };
    if (!(error instanceof CsvUnreadableError || error instanceof EmptyReplacementError)) throw error;
    await this.imports.fail(this.started, error.message, this.job.clock.now());
    return { state: 'failed', error: error.message };
  }
}
