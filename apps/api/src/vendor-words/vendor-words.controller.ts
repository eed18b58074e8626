import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  type CreateVendorWordRequest,
  createVendorWordRequest,
  type Page,
  type PageQuery,
  pageQuery,
  type UnmappedWords,
  unmappedWords,
  type UpdateVendorWordRequest,
  updateVendorWordRequest,
  vendorWordPage,
  type VendorWordView,
  vendorWordView,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { UuidParam } from '../common/http/uuid-param.js';
import { VendorWordsService } from './vendor-words.service.js';

@May('dispositions.edit')
@Controller('vendor-words')
export class VendorWordsController {
  constructor(private readonly words: VendorWordsService) {}

  @Get()
  @May('dispositions.read')
  @Answers(200, vendorWordPage, 'What vendors’ words mean, by the word.')
  list(@Query({ schema: pageQuery }) query: PageQuery): Promise<Page<VendorWordView>> {
    return this.words.list(query);
  }

  @Get('unmapped')
  @May('dispositions.read')
  @Answers(200, unmappedWords, 'Words of stored records that say no result, the most frequent first.')
  unmapped(): Promise<UnmappedWords> {
    return this.words.unmapped();
  }

  @Get(':vendorWordId')
  @May('dispositions.read')
  @Answers(200, vendorWordView)
  get(@UuidParam('vendorWordId') id: string): Promise<VendorWordView> {
    return this.words.get(id);
  }

  @Post()
  @Answers(
    201,
    vendorWordView,
    'Records that come from now on are read by it; with `applyToStored` also those that have no result yet.',
  )
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createVendorWordRequest }) request: CreateVendorWordRequest,
  ): Promise<VendorWordView> {
    return this.words.create(actor, request);
  }

  @Patch(':vendorWordId')
  @Answers(200, vendorWordView, 'What was settled by it before stays settled.')
  update(
    @CurrentActor() actor: Actor,
    @UuidParam('vendorWordId') id: string,
    @Body({ schema: updateVendorWordRequest }) change: UpdateVendorWordRequest,
  ): Promise<VendorWordView> {
    return this.words.update(actor, id, change);
  }

  @Delete(':vendorWordId')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @UuidParam('vendorWordId') id: string): Promise<void> {
    return this.words.remove(actor, id);
  }
}
