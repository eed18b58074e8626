import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import {
  contactListPage,
  type ContactListQuery,
  contactListQuery,
  type ContactListView,
  contactListView,
  contactPage,
  type ContactQuery,
  contactQuery,
  type ContactView,
  type CreateContactListRequest,
  createContactListRequest,
  type ListSummaryAnswer,
  listSummaryAnswer,
  type Page,
  type UpdateContactListRequest,
  updateContactListRequest,
  type ExportContactListQuery,
  exportContactListQuery,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { ContactListsService } from './contact-lists.service.js';
import { ContactsService } from './contacts.service.js';
import { ListSummaries } from './list-summaries.js';
import { ExportList } from './export-list.js';
import { asDownload } from '../files/download.js';

@Controller('contact-lists')
export class ContactListsController {
  constructor(
    private readonly lists: ContactListsService,
    private readonly contacts: ContactsService,
    private readonly summaries: ListSummaries,
    private readonly exports: ExportList,
  ) {}

  @Get()
  @May('lists.read')
  @Answers(200, contactListPage)
  list(@Query({ schema: contactListQuery }) query: ContactListQuery): Promise<Page<ContactListView>> {
    return this.lists.list(query);
  }

  @Get(':listId')
  @May('lists.read')
  @Answers(200, contactListView)
  get(@Param('listId', uuidParam('listId')) listId: string): Promise<ContactListView> {
    return this.lists.get(listId);
  }

  @Get(':listId/summary')
  @May('lists.read')
  @Answers(200, listSummaryAnswer, 'Where its contacts stand, as counted last, with the moment of the count.')
  summary(@Param('listId', uuidParam('listId')) listId: string): Promise<ListSummaryAnswer> {
    return this.summaries.of(listId);
  }

  @Get(':listId/contacts')
  @May('lists.read')
  @Answers(200, contactPage, 'In the order of the uploaded files.')
  listContacts(
    @Param('listId', uuidParam('listId')) listId: string,
    @Query({ schema: contactQuery }) query: ContactQuery,
  ): Promise<Page<ContactView>> {
    return this.contacts.listOf(listId, query);
  }

  @Get(':listId/export')
  @May('lists.export')
  async export(
    @CurrentActor() actor: Actor,
    @Param('listId', uuidParam('listId')) listId: string,
    @Query({ schema: exportContactListQuery }) query: ExportContactListQuery,
  ): Promise<StreamableFile> {
    const { body, name } = await this.exports.export(actor, listId, query);
    return asDownload(body, { name });
  }

  @Post()
  @May('lists.edit')
  @Answers(201, contactListView)
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createContactListRequest }) request: CreateContactListRequest,
  ): Promise<ContactListView> {
    return this.lists.create(actor, request);
  }

  @Patch(':listId')
  @May('lists.edit')
  @Answers(200, contactListView)
  update(
    @CurrentActor() actor: Actor,
    @Param('listId', uuidParam('listId')) listId: string,
    @Body({ schema: updateContactListRequest }) request: UpdateContactListRequest,
  ): Promise<ContactListView> {
    return this.lists.update(actor, listId, request);
  }

  @Post(':listId/archive')
  @May('lists.archive')
  @HttpCode(200)
  @Answers(200, contactListView)
  archive(
    @CurrentActor() actor: Actor,
    @Param('listId', uuidParam('listId')) listId: string,
  ): Promise<ContactListView> {
    return this.lists.archive(actor, listId);
  }

  @Post(':listId/restore')
  @May('lists.archive')
  @HttpCode(200)
  @Answers(200, contactListView)
  restore(
    @CurrentActor() actor: Actor,
    @Param('listId', uuidParam('listId')) listId: string,
  ): Promise<ContactListView> {
    return this.lists.restore(actor, listId);
  }
}
