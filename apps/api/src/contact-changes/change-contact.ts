import type { AddContactRequest, ChangedContact, UpdateContactRequest } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { demandVersion } from '../common/http/expected-version.js';
import { ContactIntake } from '../contact-lists/contact-intake.js';
import { ContactListsService } from '../contact-lists/contact-lists.service.js';
import { ContactRows } from '../contact-lists/contact-rows.js';
import { ContactsService } from '../contact-lists/contacts.service.js';
import type { AcceptedRow } from '../contact-lists/row-classifier.js';
import { type SqlTransaction, TransactionRunner } from '../database/transaction-runner.js';
import type { AttemptPastGate } from '../gate/gate.service.js';
import { toPastGateView } from '../gate/past-gate.mapper.js';
import { Spool } from '../spool/spool.service.js';
import { ContactChangesRepository, type StoredContact } from './contact-changes.repository.js';
import { invalid, KNOWN_NUMBER, notFound, refused } from './contact-refusals.js';
import { ContactWork } from './contact-work.js';

/** Changes what is known of one contact, and with it where and when it may be called. */
@Injectable()
export class ChangeContact {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly changes: ContactChangesRepository,
    private readonly lists: ContactListsService,
    private readonly contacts: ContactsService,
    private readonly intake: ContactIntake,
    private readonly work: ContactWork,
    private readonly spool: Spool,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Once this has answered, no attempt to a number that the contact no longer has passes the send gate; what was past it
   * is told, and taken back where the vendor can.
   * @throws AppError `contact.changed_meanwhile`, and what adding one refuses with
   */
  async change(
    actor: Actor,
    id: string,
    { version, ...change }: UpdateContactRequest,
    expected: number | null,
  ): Promise<ChangedContact> {
    const { listId } = await this.contacts.get(id);
    const rows = new ContactRows(await this.lists.getRow(listId));
    const past = await this.transactions.run(async (client) => {
      await this.intake.lock(client);
      const before = await this.changes.lock(client, id);
      if (before === null) throw notFound(id);
      demandVersion('contact.changed_meanwhile', before.version, expected ?? version);
      const wanted = merged(before, change);
      const judged = rows.demand(wanted);
      if ('issues' in judged) throw invalid(judged.issues);
      const row = { ...judged.row, contactId: id };
      const gone = await this.write(client, before, row);
      await this.audit.record(client, {
        actor,
        action: 'contact.changed',
        objectType: 'contact',
        objectId: id,
        before: only(before, change),
        after: change,
      });
      return gone;
    });
    return { contact: await this.contacts.get(id), alreadyPastGate: past.map(toPastGateView) };
  }

  private async write(
    client: SqlTransaction,
    before: StoredContact,
    row: AcceptedRow,
  ): Promise<AttemptPastGate[]> {
    const at = this.clock.now();
    const now = [row.main, ...row.alternatives];
    const isOtherNumbers =
      JSON.stringify(now.map(({ e164, kind }) => [e164, kind])) !==
      JSON.stringify(before.numbers.map(({ number, kind }) => [number, kind]));
    const isElsewhere = row.timeZone !== before.timeZone || row.postalCode !== before.postalCode;
    const isOtherPerson = row.externalId !== before.externalId;
    if (row.main.e164 !== before.numbers[0]?.number) await this.demandFree(client, before.listId, row);
    let gone: AttemptPastGate[] = [];
    if (isOtherNumbers || isElsewhere || isOtherPerson) {
      const past = await this.work.stop(client, [row.contactId], 'CONTACT_CHANGED');
      await this.intake.rewrite(client, before.listId, row);
      if (isOtherNumbers) await this.changes.restartNumbers(client, row.contactId);
      const kept = new Set(now.map(({ e164 }) => e164));
      gone = past.filter(({ number }) => !kept.has(number));
      await this.work.recall(client, gone);
    }
    await this.changes.write(client, row.contactId, row);
    if (row.priority !== before.priority) await this.changes.reorder(client, row.contactId, at);
    await this.spool.reevaluate(client, { contactIds: [row.contactId] });
    return gone;
  }

  private async demandFree(client: SqlTransaction, listId: string, row: AcceptedRow): Promise<void> {
    const forbidden = await this.intake.whyForbidden(client, row);
    if (forbidden !== null) throw refused('dnc', forbidden);
    if (await this.intake.isKnown(client, listId, row)) throw refused('duplicate', KNOWN_NUMBER);
  }
}

/** The contact as it would be, in the words of one that is added. */
function merged(before: StoredContact, change: Omit<UpdateContactRequest, 'version'>): AddContactRequest {
  const { numbers, externalId, name, timeZone, postalCode, priority, agent, fields } = before;
  const stored = { externalId, name, timeZone, postalCode, priority, agent, fields };
  const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return { numbers: numbers.map((number) => ({ ...number })), ...stored, ...said };
}

/** What the change replaces. */
const only = (before: StoredContact, change: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(before).filter(([key]) => key in change));
