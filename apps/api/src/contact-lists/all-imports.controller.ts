import { Controller, Get, Query } from '@nestjs/common';
import {
  anyListImportPage,
  type AnyListImportQuery,
  anyListImportQuery,
  type AnyListImportView,
  type Page,
} from '@callspool/contracts';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { ListImportsService } from './list-imports.service.js';

@Controller('list-imports')
export class AllImportsController {
  constructor(private readonly imports: ListImportsService) {}

  @Get()
  @May('lists.read')
  @Answers(200, anyListImportPage, 'Imports of all lists, newest first.')
  list(@Query({ schema: anyListImportQuery }) query: AnyListImportQuery): Promise<Page<AnyListImportView>> {
    return this.imports.listAll(query);
  }
}
