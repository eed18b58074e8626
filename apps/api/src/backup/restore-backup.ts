import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { systemActor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { StartError } from '../common/errors/start-error.js';
import { BackupFileError, type Frame } from './backup-frames.js';
import {
  backupManifest,
  type BackupManifest,
  sequenceValues,
  tableEnd,
  tableHead,
} from './backup-manifest.js';
import { type BackupLoad, BackupTarget, countTables } from './backup-target.repository.js';
import { framesOfFile, parseFrame, type VerifiedBackup } from './read-backup.js';

const ACTOR = systemActor('restore');

/**
 * Fills a database that was just migrated from a verified backup, in one transaction. Dialing stays stopped: calls that
 * were made after the backup are not known here, and must not be made again before a person has looked.
 */
@Injectable()
export class RestoreBackup {
  constructor(
    private readonly target: BackupTarget,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws BackupFileError when the rows are not those that the backup counts. */
  async run({ file, manifest, tables, end }: VerifiedBackup): Promise<void> {
    await this.target.transaction(async (load, client) => {
      const frames = framesOfFile(file);
      parseFrame(await next(frames), 'M', backupManifest);
      await load.ensureMonths(manifest.months);
      await load.ensureNumbersTables(tables);
      await load.open(tables);
      const restored = await this.fill(load, frames);
      await load.close(tables);
      if (restored !== end.rows) throw new BackupFileError('The backup holds other rows than it counts.');
      const reason = `Restored from the backup of ${manifest.createdAt}: look at what was dialed since, then release.`;
      await load.stopEverything(reason, ACTOR.name, this.clock.now());
      await this.audit.record(client, {
        actor: ACTOR,
        action: 'everything.stopped',
        objectType: 'stop_switch',
        objectId: '1',
        after: { stopped: true, reason },
      });
    });
    await this.target.analyze();
  }

  /** @throws BackupFileError when the tables of the job library are other ones. */
  async demandSameJobs(manifest: BackupManifest): Promise<void> {
    const here = await this.target.jobsMigration();
    if (here !== manifest.jobsMigration) {
      throw new BackupFileError(
        `The backup's job tables are at step ${manifest.jobsMigration}, ours at ${here}: restore with version ` +
          `${manifest.version}, then upgrade.`,
      );
    }
  }

  private async fill(load: BackupLoad, frames: AsyncGenerator<Frame>): Promise<number> {
    let rows = 0;
    let frame = await next(frames);
    for (; frame?.kind === 'T'; frame = await next(frames)) {
      const end = { rows: -1 };
      const copied = await load.copy(
        parseFrame(frame, 'T', tableHead),
        dataOf(frames, (count) => (end.rows = count)),
      );
      if (copied !== end.rows) throw new BackupFileError('The backup holds other rows than it counts.');
      rows += copied;
    }
    await load.setSequences(parseFrame(frame, 'S', sequenceValues));
    return rows;
  }
}

/** @throws StartError when something is there that a restore would mix with. */
export async function demandEmpty(directUrl: string): Promise<void> {
  const tables = await countTables(directUrl);
  if (tables === 0) return;
  throw new StartError(`The database is not empty, it holds ${tables} tables: restore into a new one.`);
}

const next = async (frames: AsyncGenerator<Frame>): Promise<Frame | undefined> => {
  const { value, done } = await frames.next();
  return done === true ? undefined : value;
};

/** The rows of one table, up to its end. */
async function* dataOf(frames: AsyncGenerator<Frame>, onEnd: (rows: number) => void): AsyncGenerator<Buffer> {
  for (let frame = await next(frames); ; frame = await next(frames)) {
    if (frame?.kind !== 'D') return onEnd(parseFrame(frame, 'E', tableEnd).rows);
    yield frame.body;
  }
}
