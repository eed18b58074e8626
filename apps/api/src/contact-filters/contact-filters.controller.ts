import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  contactFilterPage,
  contactFilterQuery,
  type ContactFilterView,
  contactFilterView,
  type CreateContactFilterRequest,
  createContactFilterRequest,
  type Page,
  type PageQuery,
  type UpdateContactFilterRequest,
  updateContactFilterRequest,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { ExpectedVersion } from '../common/http/expected-version.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { ContactFiltersService } from './contact-filters.service.js';

@Controller('contact-filters')
export class ContactFiltersController {
  constructor(private readonly filters: ContactFiltersService) {}

  @Get()
  @May('contacts.read')
  @Answers(200, contactFilterPage, "The caller's own and those that are shared, by name.")
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: contactFilterQuery }) query: PageQuery,
  ): Promise<Page<ContactFilterView>> {
    return this.filters.list(actor, query);
  }

  @Get(':filterId')
  @May('contacts.read')
  @Answers(200, contactFilterView)
  get(
    @CurrentActor() actor: Actor,
    @Param('filterId', uuidParam('filterId')) filterId: string,
  ): Promise<ContactFilterView> {
    return this.filters.get(actor, filterId);
  }

  @Post()
  @May('contactFilters.save')
  @Answers(201, contactFilterView)
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createContactFilterRequest }) request: CreateContactFilterRequest,
  ): Promise<ContactFilterView> {
    return this.filters.create(actor, request);
  }

  @Patch(':filterId')
  @May('contactFilters.save')
  @Answers(200, contactFilterView, 'By its owner or an administrator.')
  update(
    @CurrentActor() actor: Actor,
    @Param('filterId', uuidParam('filterId')) filterId: string,
    @Body({ schema: updateContactFilterRequest }) request: UpdateContactFilterRequest,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<ContactFilterView> {
    return this.filters.update(actor, filterId, request, expectedVersion);
  }

  @Delete(':filterId')
  @May('contactFilters.save')
  @HttpCode(204)
  remove(
    @CurrentActor() actor: Actor,
    @Param('filterId', uuidParam('filterId')) filterId: string,
  ): Promise<void> {
    return this.filters.remove(actor, filterId);
  }
}
