import { Readable } from 'node:stream';
import type { ExportContactListQuery } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { TransactionRunner } from '../database/transaction-runner.js';
import { ContactListsService } from './contact-lists.service.js';
import { ListExportRepository } from './list-export.repository.js';
import { toUcontactLine } from './ucontact-line.js';

/** Gives a list away as a file; who took it stays on record. */
@Injectable()
export class ExportList {
  constructor(
    private readonly lists: ContactListsService,
    private readonly contacts: ListExportRepository,
    private readonly transactions: TransactionRunner,
    private readonly audit: AuditService,
  ) {}

  async export(
    actor: Actor,
    listId: string,
    query: ExportContactListQuery,
  ): Promise<{ name: string; body: Readable }> {
    const list = await this.lists.getRow(listId);
    await this.transactions.run((transaction) =>
      this.audit.record(transaction, {
        actor,
        action: 'contact_list.exported',
        objectType: 'contact_list',
        objectId: list.id,
        after: { format: query.format, campaign: query.campaign },
      }),
    );
    return {
      name: `${list.name}.csv`,
      body: Readable.from(this.lines(list.id, query), { objectMode: false }),
    };
  }

  private async *lines(listId: string, query: ExportContactListQuery): AsyncGenerator<Buffer> {
    for await (const contacts of this.contacts.contacts(listId)) {
      yield Buffer.from(contacts.map((contact) => toUcontactLine(contact, query)).join(''));
    }
  }
}
