import type {
  AddContactRequest,
  AddContactsAnswer,
  AddContactsRequest,
  AddedContactRow,
  ContactView,
} from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { AppError, invariant } from '../common/errors/app-error.js';
import { ContactIntake, type IntakeRow } from '../contact-lists/contact-intake.js';
import { ContactListsService } from '../contact-lists/contact-lists.service.js';
import { ContactRows } from '../contact-lists/contact-rows.js';
import { ContactsService } from '../contact-lists/contacts.service.js';
import { type SqlTransaction, TransactionRunner } from '../database/transaction-runner.js';
import { IdempotentAnswers } from '../idempotency/idempotent-answers.js';
import { invalid, refused } from './contact-refusals.js';

/** Takes in contacts that come by themselves. */
@Injectable()
export class AddContacts {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly lists: ContactListsService,
    private readonly contacts: ContactsService,
    private readonly intake: ContactIntake,
    private readonly answers: IdempotentAnswers,
    private readonly audit: AuditService,
  ) {}

  /**
   * Adds one, or refuses it with all that is wrong with it; it enters the spools of running campaigns at once.
   * @throws AppError `contact.invalid`, `contact.duplicate`, `contact.do_not_call`
   */
  async one(actor: Actor, listId: string, request: AddContactRequest): Promise<ContactView> {
    const judged = new ContactRows(await this.openList(listId)).demand(request);
    if ('issues' in judged) throw invalid(judged.issues);
    const contactId = await this.transactions.run(async (client) => {
      const [outcome] = await this.intake.add(client, listId, [judged.row]);
      invariant(outcome !== undefined, 'A row that was staged has an outcome.');
      const { reason, message, contactId: id } = outcome;
      if (reason !== null) throw refused(reason, message ?? '');
      invariant(id !== null, 'An accepted row has an id.');
      await this.audit.record(client, {
        actor,
        action: 'contact.added',
        objectType: 'contact',
        objectId: id,
        after: { listId, ...request },
      });
      return id;
    });
    return this.contacts.get(contactId);
  }

  /** Adds what is good of many, once for a key; the same key and body are answered the same again. */
  async many(
    actor: Actor,
    listId: string,
    key: string,
    request: AddContactsRequest,
  ): Promise<AddContactsAnswer> {
    const rows = new ContactRows(await this.openList(listId));
    const content = ['contact-lists.contacts.bulk', listId, request];
    return this.transactions.run((client) =>
      this.answers.once(client, { actor, key, content }, () =>
        this.addAll(client, actor, listId, rows, request),
      ),
    );
  }

  private async addAll(
    client: SqlTransaction,
    actor: Actor,
    listId: string,
    rows: ContactRows,
    { contacts }: AddContactsRequest,
  ): Promise<AddContactsAnswer> {
    const classified = contacts.map((contact, index) => rows.classify(contact, index + 1));
    const outcomes = await this.intake.add(client, listId, classified);
    invariant(
      outcomes.length === contacts.length,
      `${contacts.length} contacts came, ${outcomes.length} are accounted for.`,
    );
    const answered = outcomes.map(toAddedRow);
    const accepted = answered.filter(({ outcome }) => outcome === 'accepted').length;
    const rejected = answered.length - accepted;
    await this.audit.record(client, {
      actor,
      action: 'contact_list.contacts_added',
      objectType: 'contact_list',
      objectId: listId,
      after: { accepted, rejected },
    });
    return { accepted, rejected, rows: answered };
  }

  private async openList(listId: string) {
    const list = await this.lists.getRow(listId);
    if (list.archivedAt === null) return list;
    throw new AppError('contact_list.archived', `${list.name} is archived; restore it first.`, {
      details: { id: listId },
    });
  }
}

function toAddedRow({ line, contactId, reason, column, message, warnings }: IntakeRow): AddedContactRow {
  const index = line - 1;
  if (reason !== null) {
    return { index, outcome: 'rejected', reason, field: column ?? '', message: message ?? '' };
  }
  invariant(contactId !== null, 'An accepted row has an id.');
  const told = (warnings ?? []).map((bad) => ({ field: bad.column, message: bad.message }));
  return { index, outcome: 'accepted', contactId, warnings: told };
}
