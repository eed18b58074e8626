import { type ContactStanding, contactStanding } from '@callspool/contracts';
import { Controller, Get, Param } from '@nestjs/common';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { ContactStandingService } from './contact-standing.service.js';

@Controller('contacts/:contactId/standing')
export class ContactStandingController {
  constructor(private readonly standings: ContactStandingService) {}

  @Get()
  @May('contacts.read')
  @Answers(
    200,
    contactStanding,
    'Every block in every campaign that is not over, with the moment it clears, asked now.',
  )
  of(@Param('contactId', uuidParam('contactId')) contactId: string): Promise<ContactStanding> {
    return this.standings.of(contactId);
  }
}
