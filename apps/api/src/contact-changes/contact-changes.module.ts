import { Module } from '@nestjs/common';
import { ContactListsModule } from '../contact-lists/contact-lists.module.js';
import { GateModule } from '../gate/gate.module.js';
import { IdempotencyModule } from '../idempotency/idempotency.module.js';
import { SpoolModule } from '../spool/spool.module.js';
import { AddContacts } from './add-contacts.js';
import { ChangeContact } from './change-contact.js';
import { ContactChangesController } from './contact-changes.controller.js';
import { ContactChangesRepository } from './contact-changes.repository.js';
import { ContactWork } from './contact-work.js';
import { RemoveContact } from './remove-contact.js';

/** Contacts one by one: added, changed and removed without a file. */
@Module({
  imports: [ContactListsModule, GateModule, IdempotencyModule, SpoolModule],
  controllers: [ContactChangesController],
  providers: [AddContacts, ChangeContact, ContactChangesRepository, ContactWork, RemoveContact],
  exports: [ContactWork],
})
export class ContactChangesModule {}
