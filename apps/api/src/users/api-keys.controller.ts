import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  apiKeyPage,
  type ApiKeyView,
  type CreateApiKeyRequest,
  createApiKeyRequest,
  type CreatedApiKey,
  createdApiKey,
  type Page,
  type PageQuery,
  pageQuery,
} from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { ApiKeysService } from './api-keys.service.js';

@Controller('api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  @Get()
  @May('apiKeys.read')
  @Answers(200, apiKeyPage)
  list(@Query({ schema: pageQuery }) query: PageQuery): Promise<Page<ApiKeyView>> {
    return this.keys.list(query);
  }

  @Post()
  @May('apiKeys.manage')
  @Answers(201, createdApiKey, 'The secret is shown here and never again.')
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createApiKeyRequest }) request: CreateApiKeyRequest,
  ): Promise<CreatedApiKey> {
    return this.keys.create(actor, request);
  }

  @Delete(':apiKeyId')
  @May('apiKeys.manage')
  @HttpCode(204)
  revoke(
    @CurrentActor() actor: Actor,
    @Param('apiKeyId', uuidParam('apiKeyId')) apiKeyId: string,
  ): Promise<void> {
    return this.keys.revoke(actor, apiKeyId);
  }
}
