import type { ImportDedupe } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import type { SqlTransaction } from '../database/transaction-runner.js';
import type { StageTable } from './import-stage.repository.js';
import { LeavingWork } from './leaving-work.js';
import { ListReplacementRepository, OF_LEAVING } from './list-replacement.repository.js';

/** Takes out of a list what the file that replaces it does not name. */
@Injectable()
export class ListReplacement {
  constructor(
    private readonly replacing: ListReplacementRepository,
    private readonly work: LeavingWork,
  ) {}

  /**
   * Once the caller has committed, no attempt to a contact that left passes the send gate; attempts and call records stay,
   * and caps still count them. The caller has held no entry yet. Returns how many left.
   */
  async removeUnnamed(
    client: SqlTransaction,
    stage: StageTable,
    of: { readonly listId: string; readonly importId: string; readonly by: ImportDedupe['by'] },
  ): Promise<number> {
    const leaving = await this.replacing.findLeaving(client, stage, of);
    if (leaving === 0) return 0;
    await this.work.end(client, OF_LEAVING, 'CONTACT_REMOVED');
    await this.replacing.remove(client, of.listId);
    return leaving;
  }
}
