import { Controller, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import {
  type ListImportView,
  listImportView,
  type NightlyImportQuery,
  nightlyImportQuery,
} from '@callspool/contracts';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { NightlyImport } from './nightly-import.js';

@Controller('contact-lists/:listId/nightly')
export class NightlyImportsController {
  constructor(private readonly nightly: NightlyImport) {}

  @Post()
  @May('lists.import')
  @HttpCode(202)
  @ApiConsumes('*/*')
  @ApiBody({ description: 'The file itself.', required: true, schema: { type: 'string', format: 'binary' } })
  @Answers(
    202,
    listImportView,
    'A job reads the file as the template says. The same file again gives the import that it made. Ask for its end by its id.',
  )
  take(
    @CurrentActor() actor: Actor,
    @Param('listId', uuidParam('listId')) listId: string,
    @Query({ schema: nightlyImportQuery }) query: NightlyImportQuery,
    @Req() request: Request,
  ): Promise<ListImportView> {
    const contentType = request.get('content-type') ?? 'application/octet-stream';
    return this.nightly.take(actor, listId, query, { name: query.name, contentType, body: request });
  }
}
