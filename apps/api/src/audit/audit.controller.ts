import { Controller, Get, Query } from '@nestjs/common';
import { type AuditEntryView, auditPage, type AuditQuery, auditQuery, type Page } from '@callspool/contracts';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { AuditService } from './audit.service.js';

@Controller('audit-entries')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @May('audit.read')
  @Answers(200, auditPage)
  list(@Query({ schema: auditQuery }) query: AuditQuery): Promise<Page<AuditEntryView>> {
    return this.audit.list(query);
  }
}
