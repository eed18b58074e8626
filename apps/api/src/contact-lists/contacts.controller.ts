import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  contactPage,
  type ContactQuery,
  contactQuery,
  type ContactTimelineItem,
  contactTimelinePage,
  contactTimelineQuery,
  type ContactView,
  contactView,
  type FilterPreview,
  filterPreview,
  type Page,
  type PageQuery,
  pageQuery,
  type PreviewFilterQuery,
  previewFilterQuery,
} from '@callspool/contracts';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { ContactTimeline } from './contact-timeline.js';
import { ContactsService } from './contacts.service.js';

@Controller('contacts')
export class ContactsController {
  constructor(
    private readonly contacts: ContactsService,
    private readonly timelines: ContactTimeline,
  ) {}

  @Get()
  @May('contacts.read')
  @Answers(
    200,
    contactPage,
    'Contacts of all lists: by number, external id, what a person types, or a filter.',
  )
  list(@Query({ schema: contactQuery }) query: ContactQuery): Promise<Page<ContactView>> {
    return this.contacts.list(query);
  }

  @Get('preview')
  @May('contacts.read')
  @Answers(
    200,
    filterPreview,
    'How many contacts a filter finds, counted to ten thousand, and twenty of them.',
  )
  preview(@Query({ schema: previewFilterQuery }) query: PreviewFilterQuery): Promise<FilterPreview> {
    return this.contacts.preview(query);
  }

  @Get(':contactId')
  @May('contacts.read')
  @Answers(200, contactView)
  get(@Param('contactId', uuidParam('contactId')) contactId: string): Promise<ContactView> {
    return this.contacts.get(contactId);
  }

  @Get(':contactId/same-person')
  @May('contacts.read')
  @Answers(200, contactPage, 'Other contacts that share a number or an external id with it, in any list.')
  samePerson(
    @Param('contactId', uuidParam('contactId')) contactId: string,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<Page<ContactView>> {
    return this.contacts.samePerson(contactId, query);
  }

  @Get(':contactId/timeline')
  @May('attempts.read')
  @Answers(200, contactTimelinePage, 'Attempts, call records and callbacks as one, newest first.')
  timeline(
    @Param('contactId', uuidParam('contactId')) contactId: string,
    @Query({ schema: contactTimelineQuery }) query: PageQuery,
  ): Promise<Page<ContactTimelineItem>> {
    return this.timelines.list(contactId, query);
  }
}
