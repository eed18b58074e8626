import { Module } from '@nestjs/common';
import { ContactChangesModule } from '../contact-changes/contact-changes.module.js';
import { ContactListsModule } from '../contact-lists/contact-lists.module.js';
import { EraseRepository } from './erase.repository.js';
import { ErasePerson } from './erase-person.js';
import { ErasedMarksModule } from './erased-marks.module.js';
import { PersonDataService } from './person-data.js';
import { PersonRepository } from './person.repository.js';
import { PersonsController } from './persons.controller.js';

/** What the law lets a person ask for: their data, and to be forgotten. */
@Module({
  imports: [ContactChangesModule, ContactListsModule, ErasedMarksModule],
  controllers: [PersonsController],
  providers: [ErasePerson, EraseRepository, PersonDataService, PersonRepository],
})
export class PersonsModule {}
