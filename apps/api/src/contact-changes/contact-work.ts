import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import type { SqlTransaction } from '../database/transaction-runner.js';
import { type AttemptPastGate, Gate } from '../gate/gate.service.js';
import { JobsService } from '../jobs/jobs.service.js';
import { ContactChangesRepository } from './contact-changes.repository.js';

/** Takes a contact out of the dispatcher's hands, before something about it changes. */
@Injectable()
export class ContactWork {
  constructor(
    private readonly changes: ContactChangesRepository,
    private readonly gate: Gate,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Closes the send gate, holds the contacts' entries and lets go what was reserved and not sent, until the caller
   * commits. Returns what is past the gate. The gate comes first and the entries after it: who is inside the gate may wait
   * for an entry, never the reverse.
   */
  async stop(client: SqlTransaction, contactIds: readonly string[], why: string): Promise<AttemptPastGate[]> {
    const past = await this.gate.close(client, { contactIds });
    await this.changes.lockWork(client, contactIds);
    await this.changes.release(client, contactIds, why, this.clock.now());
    return past;
  }

  /** Asks vendors to give back what waits in their spools for these attempts. */
  async recall(client: SqlTransaction, attempts: readonly AttemptPastGate[]): Promise<void> {
    if (attempts.length === 0) return;
    await this.jobs.enqueue(client, 'dispatch.recall_numbers', {
      numbers: [...new Set(attempts.map(({ number }) => number))],
      prefixes: null,
      campaignIds: [...new Set(attempts.map(({ campaignId }) => campaignId))],
    });
  }
}
