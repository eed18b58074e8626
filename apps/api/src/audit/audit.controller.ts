import { Controller, Get, Query } from '@nestjs/common';
import { type AuditEntryView, auditPage, type AuditQuery, auditQuery, type Page } from '@callspool/contracts';
import { Roles } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { AuditService } from './audit.service.js';

@Roles('admin')
@Controller('audit-entries')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @Answers(200, auditPage)
  list(@Query({ schema: auditQuery }) query: AuditQuery): Promise<Page<AuditEntryView>> {
    return this.audit.list(query);
  }
}
