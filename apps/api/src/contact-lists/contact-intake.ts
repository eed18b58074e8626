import { DEFAULT_DEDUPE } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { isLockedOut } from '../database/database-errors.js';
import type { SqlTransaction } from '../database/transaction-runner.js';
import { Spool } from '../spool/spool.service.js';
import { ContactIntakeRepository, type IntakeRow } from './contact-intake.repository.js';
import { ImportMergeRepository } from './import-merge.repository.js';
import { ImportPersonsRepository } from './import-persons.repository.js';
import { ImportStageRepository, type StageTable } from './import-stage.repository.js';
import type { AcceptedRow, ClassifiedRow } from './row-classifier.js';
import { toStageLine } from './stage-row.js';

export type { IntakeRow } from './contact-intake.repository.js';

/** A large import gives its contacts their persons for many seconds; nobody's request waits longer for it. */
const WAIT_FOR_IMPORTS_MS = 20_000;

/** The list and the moment of an intake. */
interface Into {
  readonly listId: string;
  readonly at: Date;
}

/**
 * Takes contacts that come without a file by the statements of the import: the same do-not-call and repeat rules in the
 * same order, the same persons, the same places in spools. All in the caller's transaction.
 */
@Injectable()
export class ContactIntake {
  constructor(
    private readonly stages: ImportStageRepository,
    private readonly merge: ImportMergeRepository,
    private readonly persons: ImportPersonsRepository,
    private readonly intake: ContactIntakeRepository,
    private readonly spool: Spool,
    private readonly clock: Clock,
  ) {}

  /**
   * Contacts get their persons one transaction after the other; held until the caller's transaction ends.
   * @throws AppError `contact.list_busy` when a large import holds it for too long
   */
  async lock(client: SqlTransaction): Promise<void> {
    await this.intake.limitWaiting(client, WAIT_FOR_IMPORTS_MS);
    try {
      await this.persons.lock(client);
    } catch (error) {
      if (!isLockedOut(error)) throw error;
      throw new AppError('contact.list_busy', 'A large import is being written; try again in a moment.', {
        retryAfterSeconds: 10,
      });
    }
    await this.intake.limitWaiting(client, 0);
  }

  /** Adds what is good of the rows, and tells what became of each, in the order of their lines. */
  async add(client: SqlTransaction, listId: string, rows: readonly ClassifiedRow[]): Promise<IntakeRow[]> {
    const into = { listId, at: this.clock.now() };
    await this.lock(client);
    const stage = await this.stage(client, rows);
    const dedupe = DEFAULT_DEDUPE;
    await this.stages.rejectForbiddenAndRepeated(stage, { now: into.at, by: dedupe.by }, client);
    await this.stages.rejectKnown(client, stage, { listId, dedupe, now: into.at });
    await this.persons.unite(client, stage);
    await this.merge.insertContacts(client, stage, { ...into, importId: null });
    await this.persons.addKeys(client);
    const outcomes = await this.intake.outcomes(client, stage);
    await this.enter(client, into, outcomes);
    return outcomes;
  }

  /**
   * Gives a contact the numbers and keys of the row, whose id is the contact's. It stays with the person that it was, and
   * with whoever has its new numbers. The caller holds `lock`, the contact's row and its entries.
   */
  async rewrite(client: SqlTransaction, listId: string, row: AcceptedRow): Promise<void> {
    const stage = await this.stage(client, [row]);
    await this.intake.keepKeys(client, stage, row.contactId);
    await this.persons.unite(client, stage);
    await this.intake.dropKeptKeys(client, stage);
    await this.intake.removeNumbers(client, row.contactId);
    await this.merge.insertNumbers(client, stage, listId);
    await this.intake.giveItsPerson(client, stage);
    await this.persons.addKeys(client);
    await this.reevaluateMerged(client);
  }

  /** Whether nobody may call the row's main number, as an import would say it; null when it may be called. */
  async whyForbidden(client: SqlTransaction, row: AcceptedRow): Promise<string | null> {
    const stage = await this.stage(client, [row]);
    await this.stages.rejectForbidden(stage, this.clock.now(), client);
    const [outcome] = await this.intake.outcomes(client, stage);
    await this.stages.dropInTransaction(client, stage);
    return outcome?.reason === 'dnc' ? (outcome.message ?? '') : null;
  }

  /** The other contact of the list with that main number, if there is one. */
  async isKnown(client: SqlTransaction, listId: string, row: AcceptedRow): Promise<boolean> {
    const { contactId, main } = row;
    return (await this.intake.findDuplicate(client, { listId, contactId, e164: main.e164 })) !== null;
  }

  /** One contact fewer in the list. */
  async countRemoved(client: SqlTransaction, listId: string): Promise<void> {
    await this.intake.countAdded(client, listId, -1, this.clock.now());
  }

  private async stage(client: SqlTransaction, rows: readonly ClassifiedRow[]): Promise<StageTable> {
    const stage = await this.stages.createInTransaction(client);
    await this.stages.copyInto(client, stage, linesOf(rows));
    return stage;
  }

  private async enter(client: SqlTransaction, into: Into, outcomes: readonly IntakeRow[]): Promise<void> {
    const added = outcomes.flatMap(({ reason, contactId }) =>
      reason === null && contactId !== null ? [contactId] : [],
    );
    await this.reevaluateMerged(client);
    if (added.length === 0) return;
    await this.spool.addContacts(client, added);
    await this.intake.countAdded(client, into.listId, added.length, into.at);
  }

  private async reevaluateMerged(client: SqlTransaction): Promise<void> {
    const united = await this.persons.moveMerged(client);
    if (united.length > 0) await this.spool.reevaluate(client, { personIds: united });
  }
}

function* linesOf(rows: readonly ClassifiedRow[]): Generator<Buffer> {
  for (let start = 0; start < rows.length; start += 500) {
    yield Buffer.from(
      rows
        .slice(start, start + 500)
        .map(toStageLine)
        .join(''),
    );
  }
}
