import type { RemovedContact } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { ContactIntake } from '../contact-lists/contact-intake.js';
import { TransactionRunner } from '../database/transaction-runner.js';
import { toPastGateView } from '../gate/past-gate.mapper.js';
import { ContactChangesRepository } from './contact-changes.repository.js';
import { ContactWork } from './contact-work.js';
import { notFound } from './contact-refusals.js';

/** Takes a contact out of its list and out of every spool. */
@Injectable()
export class RemoveContact {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly changes: ContactChangesRepository,
    private readonly intake: ContactIntake,
    private readonly work: ContactWork,
    private readonly audit: AuditService,
  ) {}

  /**
   * Once this has answered, no attempt to it passes the send gate. Its attempts and call records stay true: they keep its
   * number and its person, so that caps still count them, also when it is added again.
   */
  remove(actor: Actor, id: string, reason: string): Promise<RemovedContact> {
    return this.transactions.run(async (client) => {
      const before = await this.changes.lock(client, id);
      if (before === null) throw notFound(id);
      const past = await this.work.stop(client, [id], 'CONTACT_REMOVED');
      const had = await this.changes.belongings(client, id);
      await this.work.recall(client, past);
      await this.changes.remove(client, id);
      await this.intake.countRemoved(client, before.listId);
      const { id: _id, version: _version, ...values } = before;
      await this.audit.record(client, {
        actor,
        action: 'contact.removed',
        objectType: 'contact',
        objectId: id,
        before: values,
        after: { reason, ...had },
      });
      return { contactId: id, ...had, alreadyPastGate: past.map(toPastGateView) };
    });
  }
}
