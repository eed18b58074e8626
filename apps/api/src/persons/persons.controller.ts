import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import {
  type EraseNumberRequest,
  eraseNumberRequest,
  type ErasePersonRequest,
  erasePersonRequest,
  erasurePage,
  type ErasureQuery,
  erasureQuery,
  type ErasureView,
  erasureView,
  type NumberDataQuery,
  numberDataQuery,
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
import { ErasePerson, type Who } from './erase-person.js';
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
    return this.handOut(actor, { contactId }, query.format, contactId);
  }

  @Get('person-data')
  @May('contacts.exportPerson')
  @Answers(200, personData, 'The same for whoever has or had a number, also without any contact.')
  dataOfNumber(
    @CurrentActor() actor: Actor,
    @Query({ schema: numberDataQuery }) { number, format }: NumberDataQuery,
  ): Promise<PersonData | StreamableFile> {
    return this.handOut(actor, { number: toE164(number) }, format, 'data');
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
    return this.erasing.erase(actor, { contactId }, request);
  }

  @Post('erasures')
  @May('contacts.erase')
  @HttpCode(200)
  @Answers(200, erasureView, 'The same for whoever has or had a number, also when their contacts are gone.')
  eraseNumber(
    @CurrentActor() actor: Actor,
    @Body({ schema: eraseNumberRequest }) { number, ...request }: EraseNumberRequest,
  ): Promise<ErasureView> {
    return this.erasing.erase(actor, { number: toE164(number) }, request);
  }

  @Get('erasures')
  @May('contacts.erase')
  @Answers(200, erasurePage, 'The proofs, newest first.')
  list(@Query({ schema: erasureQuery }) query: ErasureQuery): Promise<Page<ErasureView>> {
    return this.erasing.list(query);
  }

  private async handOut(
    actor: Actor,
    who: Who,
    format: PersonDataQuery['format'],
    name: string,
  ): Promise<PersonData | StreamableFile> {
    if (format === 'json') return this.persons.data(actor, who);
    const zip = await this.persons.zip(actor, who);
    return asDownload(Readable.from([zip]), { name: `person-${name}.zip`, size: zip.length });
  }
}

const toE164 = (number: string): string => `+${number.replace('+', '')}`;
