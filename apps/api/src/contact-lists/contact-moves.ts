import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import type { SqlTransaction } from '../database/transaction-runner.js';
import { ContactMovesRepository, OF_MOVING } from './contact-moves.repository.js';
import type { StageTable } from './import-stage.repository.js';
import { LeavingWork } from './leaving-work.js';

/** Moves contacts that were found in other lists into the list of an import. */
@Injectable()
export class ContactMoves {
  constructor(
    private readonly moves: ContactMovesRepository,
    private readonly work: LeavingWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Once the caller has committed, no attempt to a moved contact passes the send gate for a campaign that does not work the
   * list; what campaigns of both lists know of it stays. They belong to the import from then on, so that it gives them
   * their entries. The caller has changed the contacts, so that it holds them, and has held no entry yet.
   */
  async moveOlder(
    client: SqlTransaction,
    stage: StageTable,
    into: { readonly listId: string; readonly importId: string },
  ): Promise<void> {
    if ((await this.moves.findMoving(client, stage, into.listId)) === 0) return;
    await this.work.end(client, OF_MOVING, 'CONTACT_MOVED');
    await this.moves.move(client, into.importId, this.clock.now());
  }
}
