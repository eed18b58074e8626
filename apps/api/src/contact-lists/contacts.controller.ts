import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  contactPage,
  type ContactQuery,
  contactQuery,
  type ContactView,
  contactView,
  type Page,
} from '@callspool/contracts';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { ContactsService } from './contacts.service.js';

@Controller('contacts')
export class ContactsController {
  constructor(private readonly contacts: ContactsService) {}

  @Get()
  @May('contacts.read')
  @Answers(200, contactPage, 'Contacts of all lists, by number or external id.')
  list(@Query({ schema: contactQuery }) query: ContactQuery): Promise<Page<ContactView>> {
    return this.contacts.list(query);
  }

  @Get(':contactId')
  @May('contacts.read')
  @Answers(200, contactView)
  get(@Param('contactId', uuidParam('contactId')) contactId: string): Promise<ContactView> {
    return this.contacts.get(contactId);
  }
}
