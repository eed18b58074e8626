import type { Actor } from '../common/auth/actor.js';
import type { Clock } from '../common/clock/clock.js';
import { asNumbersTable, type NumbersTable, numbersTableOf } from '../database/numbers-table.js';
import { invariant } from '../common/errors/app-error.js';
import { CsvUnreadableError } from '../files/csv-records.js';
import { toCsvRow } from '../files/csv-row.js';
import { toSheetCell } from '../files/sheet-cell.js';
import { type FileContent, openContent } from '../files/file-content.js';
import type { FileStore } from '../files/file-store.js';
import type {
  DncRegistryVersionsRepository,
  StartedVersion,
  VersionPhase,
} from './dnc-registry-versions.repository.js';
import type { BuiltNumbers, NumbersRepository, StageTable } from './numbers.repository.js';
import { type PlacedLine, registryLines } from './registry-file.js';
import { type RegistrySwitch, SupersededError } from './registry-switch.js';

const PROGRESS_EVERY_MS = 500;
const COPY_BYTES = 64 * 1024;

export interface RegistryVersionJob {
  readonly versions: DncRegistryVersionsRepository;
  readonly numbers: NumbersRepository;
  readonly files: FileStore;
  readonly switchOver: RegistrySwitch;
  readonly clock: Clock;
  readonly versionId: string;
  readonly signal?: AbortSignal;
}

/**
 * Reads a file of a registry into a table of its own and puts that in force. Until then nothing of it counts: a run that
 * died or was cancelled leaves the file before it in force, and is begun anew from the start of its file.
 */
export async function runRegistryVersion(job: RegistryVersionJob): Promise<'done' | 'failed' | 'superseded'> {
  const started = await job.versions.start(job.versionId, job.clock.now());
  if (started === null) return 'superseded';
  return new VersionRunner(job, started).run();
}

/** The file is not what it was said to be; nothing of it comes in force. */
class RefusedError extends Error {}

class VersionRunner {
  private bytesRead = 0;
  private rowsRead = 0;
  private rowsRejected = 0;
  private notedAtMs: number;

  constructor(
    private readonly job: RegistryVersionJob,
    private readonly started: StartedVersion,
  ) {
    this.notedAtMs = job.clock.monotonicMs();
  }

  async run(): Promise<'done' | 'failed' | 'superseded'> {
    const { job, started } = this;
    const stage = await job.numbers.createStage(started.versionId, started.generation);
    let rejectsFileId: string | null = null;
    try {
      await job.numbers.copyIn(stage, this.stagedLines());
      rejectsFileId = await this.writeRejects();
      await this.note('building');
      const made = await this.build(stage);
      await this.note('switching');
      const { createdBy: name, versionId: id } = started;
      const actor: Actor = { kind: 'user', id, name, role: 'manager' };
      await job.switchOver.run(actor, started, { ...made, rejectsFileId });
      return 'done';
    } catch (error) {
      return await this.explain(error, rejectsFileId);
    } finally {
      // What cannot be dropped now is swept up later.
      await job.numbers.drop(stage).catch(() => undefined);
    }
  }

  private async *stagedLines(): AsyncGenerator<Buffer> {
    let text = '';
    for await (const batch of this.lines()) {
      for (const { line, read } of batch) {
        this.rowsRead++;
        if (read.ok) text += `${read.number}\t${line}\t${read.isDelete ? 't' : 'f'}\n`;
        else this.rowsRejected++;
        if (text.length < COPY_BYTES) continue;
        yield Buffer.from(text, 'latin1');
        text = '';
      }
      await this.noteSometimes();
    }
    if (text !== '') yield Buffer.from(text, 'latin1');
    await this.note('reading');
  }

  private async *lines(): AsyncGenerator<PlacedLine[]> {
    const content = await this.content();
    yield* registryLines(
      content.read((bytes) => (this.bytesRead += bytes)),
      this.started.options,
    );
  }

  /** Text, or packed by gzip or zip. */
  private async content(): Promise<FileContent> {
    const { files } = this.job;
    const file = await files.find(this.started.fileId);
    invariant(file !== null, 'The file of a registry is gone.');
    return openContent(files, file);
  }

  private async build(stage: StageTable): Promise<{ table: NumbersTable; built: BuiltNumbers }> {
    const { kind, versionId, generation, baseTable, options } = this.started;
    if (this.rowsRead === this.rowsRejected) throw new RefusedError('No line of the file gives a number.');
    const base = baseTable === null ? null : asNumbersTable(baseTable);
    if (kind === 'changes' && base === null) {
      throw new RefusedError('There is no file in force that these changes could be applied to.');
    }
    const table = numbersTableOf(versionId, generation);
    const isChanges = kind === 'changes';
    const built = await this.job.numbers.build(table, { stage, base, isChanges });
    const before = built.numbers - built.added + built.removed;
    if (!isChanges && !options.mayShrink && built.numbers * 2 < before) {
      throw new RefusedError(
        `The file names ${built.numbers} numbers, the one in force ${before}: perhaps it is a part of the registry, or a list of changes. Load it again and say that it may shrink if it is right.`,
      );
    }
    return { table, built };
  }

  private async noteSometimes(): Promise<void> {
    this.job.signal?.throwIfAborted();
    const nowMs = this.job.clock.monotonicMs();
    if (nowMs - this.notedAtMs < PROGRESS_EVERY_MS) return;
    this.notedAtMs = nowMs;
    await this.note('reading');
  }

  /** @throws SupersededError when the run was cancelled or begun anew */
  private async note(phase: VersionPhase): Promise<void> {
    this.job.signal?.throwIfAborted();
    const { bytesRead, rowsRead, rowsRejected } = this;
    const counts = { phase, bytesRead, rowsRead, rowsRejected };
    if (!(await this.job.versions.noteProgress(this.started, counts))) throw new SupersededError();
  }

  /** What cannot be read depends on the file alone, so a second pass finds the same lines again. */
  private async writeRejects(): Promise<string | null> {
    if (this.rowsRejected === 0) return null;
    const name = `${this.started.fileName.replace(/\.[^.]{1,5}$/, '')}-rejects.csv`;
    const file = { name, contentType: 'text/csv; charset=utf-8', createdBy: 'Callspool' };
    return (await this.job.files.write(file, this.rejectLines())).id;
  }

  private async *rejectLines(): AsyncGenerator<Buffer> {
    // The number comes first, where a mended file that is loaded again is looked at.
    yield Buffer.from('number,line,message\r\n');
    const content = await this.content();
    for await (const batch of registryLines(content.read(), this.started.options)) {
      const rows = batch.flatMap(({ line, text, read }) =>
        read.ok ? [] : [`${toCsvRow([toSheetCell(text), String(line), read.message], ',')}\r\n`],
      );
      if (rows.length > 0) yield Buffer.from(rows.join(''));
    }
  }

  private async explain(error: unknown, rejectsFileId: string | null): Promise<'failed' | 'superseded'> {
    const { job, started } = this;
    const isRefused = error instanceof RefusedError || error instanceof CsvUnreadableError;
    if (!isRefused && rejectsFileId !== null) await job.files.remove(rejectsFileId).catch(() => undefined);
    if (error instanceof SupersededError) return 'superseded';
    if (!isRefused) throw error;
    await job.versions.fail(started, error.message, rejectsFileId, job.clock.now());
    return 'failed';
  }
}
