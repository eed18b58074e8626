import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { asNumbersTable, type NumbersTable } from '../database/numbers-table.js';
import { TransactionRunner } from '../database/transaction-runner.js';
import { DncRecalls } from '../dnc/dnc-recalls.service.js';
import { Gate } from '../gate/gate.service.js';
import { Spool } from '../spool/spool.service.js';
import { DncRegistriesRepository } from './dnc-registries.repository.js';
import { DncRegistryVersionsRepository, type StartedVersion } from './dnc-registry-versions.repository.js';
import type { BuiltNumbers } from './numbers.repository.js';

/** The run was cancelled, or another worker has begun it anew; it writes nothing more. */
export class SupersededError extends Error {}

/** Puts a file of a registry in force, with everything that must happen in the same moment. */
@Injectable()
export class RegistrySwitch {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly registries: DncRegistriesRepository,
    private readonly versions: DncRegistryVersionsRepository,
    private readonly spool: Spool,
    private readonly gate: Gate,
    private readonly recalls: DncRecalls,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * One row is switched, and from the commit on no attempt to a number of the file passes the send gate. What was past it,
   * and was not forbidden by the file before, is noted and taken back.
   * @throws SupersededError
   */
  async run(
    actor: Actor,
    started: StartedVersion,
    made: { table: NumbersTable; built: BuiltNumbers; rejectsFileId: string | null },
  ): Promise<void> {
    const { table, built, rejectsFileId } = made;
    await this.transactions.run(async (tx) => {
      if (!(await this.versions.holdRun(tx, started))) throw new SupersededError();
      const registry = await this.registries.findForChange(tx, started.registryId);
      if (registry === null || registry.removedAt !== null || registry.versionId !== started.baseId) {
        throw new SupersededError();
      }
      const base = registry.numbersTable === null ? null : asNumbersTable(registry.numbersTable);
      const campaignIds = await this.registries.campaignsOf(tx, registry);
      const file = { named: table, notNamed: base, campaignIds };
      await this.spool.reevaluate(tx, { file });
      const at = this.clock.now();
      const { versionId, asOf, kind, fileName } = started;
      await this.versions.finish(tx, started, { built, table, rejectsFileId, at });
      const inForce = { id: versionId, table, asOf, numbers: built.numbers };
      await this.registries.putInForce(tx, registry.id, inForce, at);
      await this.audit.record(tx, {
        actor,
        action: 'dnc_registry.file_in_force',
        objectType: 'dnc_registry',
        objectId: registry.id,
        before: { asOf: registry.asOf, numbers: registry.numbers },
        after: { name: registry.name, versionId, kind, fileName, asOf, ...built },
      });
      // Nothing slow comes after this: until the commit nobody sends.
      const past = await this.gate.closeForFile(tx, file);
      await this.versions.countPastGate(tx, versionId, past.length);
      const notes = past.map(({ attemptId, state }) => ({
        id: uuidv7(),
        additionId: versionId,
        entryId: null,
        registryId: registry.id,
        attemptId,
        state,
      }));
      await this.recalls.noteAndRecall(tx, notes, { numbers: past.map(({ number }) => number), campaignIds });
    });
  }
}
