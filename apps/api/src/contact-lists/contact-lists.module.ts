import { Module } from '@nestjs/common';
import { FilesModule } from '../files/files.module.js';
import { SpoolModule } from '../spool/spool.module.js';
import { ContactListsController } from './contact-lists.controller.js';
import { ContactListsRepository } from './contact-lists.repository.js';
import { ContactListsService } from './contact-lists.service.js';
import { ContactsController } from './contacts.controller.js';
import { ContactsRepository } from './contacts.repository.js';
import { ContactsService } from './contacts.service.js';

@Module({
  imports: [FilesModule, SpoolModule],
  controllers: [ContactListsController, ContactsController],
  providers: [ContactListsService, ContactListsRepository, ContactsService, ContactsRepository],
  exports: [ContactListsService, ContactsService],
})
export class ContactListsModule {}
