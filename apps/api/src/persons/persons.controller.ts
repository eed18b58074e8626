import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import {
  type ErasePersonRequest,
  erasePersonRequest,
  erasurePage,
  type ErasureQuery,
  erasureQuery,
  type ErasureView,
  erasureView,
  type Page,
  type PersonData,
  personData,
  type PersonDataQuery,
  personDataQuery,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { asDownload } from '../files/download.js';
import { ErasePerson } from './erase-person.js';
import { PersonDataService } from './person-data.js';

@Controller()
export class PersonsController {
  constructor(
    private readonly persons: PersonDataService,
    private readonly erasing: ErasePerson,
  ) {}

  @Get('contacts/:contactId/person-data')
  @May('contacts.exportPerson')
  @Answers(
    200,
    personData,
    'Everything stored about the person: as JSON, or with `format=zip` as JSON and CSV tables.',
  )
  async data(
    @CurrentActor() actor: Actor,
    @Param('contactId', uuidParam('contactId')) contactId: string,
    @Query({ schema: personDataQuery }) query: PersonDataQuery,
  ): Promise<PersonData | StreamableFile> {
    if (query.format === 'json') return this.persons.data(actor, contactId);
    const zip = await this.persons.zip(actor, contactId);
    return asDownload(Readable.from([zip]), { name: `person-${contactId}.zip`, size: zip.length });
  }

  @Post('contacts/:contactId/erasure')
  @May('contacts.erase')
  @HttpCode(200)
  @Answers(
    200,
    erasureView,
    'Takes the person out of everything but do-not-call entries and anonymous figures. Refused while a call to them is not settled.',
  )
  erase(
    @CurrentActor() actor: Actor,
    @Param('contactId', uuidParam('contactId')) contactId: string,
    @Body({ schema: erasePersonRequest }) request: ErasePersonRequest,
  ): Promise<ErasureView> {
    return this.erasing.erase(actor, contactId, request);
  }

  @Get('erasures')
  @May('contacts.erase')
  @Answers(200, erasurePage, 'The proofs, newest first.')
  list(@Query({ schema: erasureQuery }) query: ErasureQuery): Promise<Page<ErasureView>> {
    return this.erasing.list(query);
  }
}
