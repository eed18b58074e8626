import { Module } from '@nestjs/common';
import { FilesModule } from '../files/files.module.js';
import { SpoolModule } from '../spool/spool.module.js';
import { CancelImport } from './cancel-import.js';
import { ContactListsController } from './contact-lists.controller.js';
import { ContactListsRepository } from './contact-lists.repository.js';
import { ContactListsService } from './contact-lists.service.js';
import { ContactsController } from './contacts.controller.js';
import { ContactsRepository } from './contacts.repository.js';
import { ContactsService } from './contacts.service.js';
import { ImportJob } from './import-job.js';
import { ImportOptionsReader } from './import-options-reader.js';
import { ListImportsController } from './list-imports.controller.js';
import { ListImportsRepository } from './list-imports.repository.js';
import { ListImportsService } from './list-imports.service.js';
import { StartImport } from './start-import.js';

@Module({
  imports: [FilesModule, SpoolModule],
  controllers: [ContactListsController, ListImportsController, ContactsController],
  providers: [
    CancelImport,
    ContactListsRepository,
    ContactListsService,
    ContactsRepository,
    ContactsService,
    ImportJob,
    ImportOptionsReader,
    ListImportsRepository,
    ListImportsService,
    StartImport,
  ],
  exports: [ContactListsService, ContactsService],
})
export class ContactListsModule {}
