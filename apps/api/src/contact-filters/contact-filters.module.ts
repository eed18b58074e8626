import { Module } from '@nestjs/common';
import { ContactFiltersController } from './contact-filters.controller.js';
import { ContactFiltersRepository } from './contact-filters.repository.js';
import { ContactFiltersService } from './contact-filters.service.js';

/** Conditions on contacts: kept under names here, made into SQL in one place. */
@Module({
  controllers: [ContactFiltersController],
  providers: [ContactFiltersRepository, ContactFiltersService],
  exports: [ContactFiltersService],
})
export class ContactFiltersModule {}
