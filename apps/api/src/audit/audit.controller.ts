import { Controller, Get, Query } from '@nestjs/common';
import {
  type AuditEntryView,
  auditPage,
  type AuditQuery,
  auditQuery,
  type ObjectAuditQuery,
  objectAuditQuery,
  type Page,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { AuditService } from './audit.service.js';

@Controller('audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @May('audit.read')
  @Answers(200, auditPage)
  list(@Query({ schema: auditQuery }) query: AuditQuery): Promise<Page<AuditEntryView>> {
    return this.audit.list(query);
  }

  @Get('of-object')
  @May('audit.readObject')
  @Answers(200, auditPage, 'The history of one object, for its own page.')
  listOfObject(
    @CurrentActor() actor: Actor,
    @Query({ schema: objectAuditQuery }) query: ObjectAuditQuery,
  ): Promise<Page<AuditEntryView>> {
    return this.audit.listOfObject(actor, query);
  }
}
