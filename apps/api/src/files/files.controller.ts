import { Controller, Get, Param, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import {
  type StoredFileView,
  storedFileView,
  type UploadFileQuery,
  uploadFileQuery,
} from '@callspool/contracts';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { asDownload } from './download.js';
import { FilesService } from './files.service.js';

@Controller('files')
export class FilesController {
  constructor(private readonly files: FilesService) {}

  @Post()
  @May('files.upload')
  @ApiConsumes('*/*')
  @ApiBody({
    description: 'The file itself.',
    required: true,
    schema: { type: 'string', format: 'binary' },
  })
  @Answers(
    201,
    storedFileView,
    'The body of the request is the file itself, of any content type, up to 1 GiB.',
  )
  upload(
    @CurrentActor() actor: Actor,
    @Query({ schema: uploadFileQuery }) query: UploadFileQuery,
    @Req() request: Request,
  ): Promise<StoredFileView> {
    const contentType = request.get('content-type') ?? 'application/octet-stream';
    return this.files.upload(actor, { name: query.name, contentType, body: request });
  }

  @Get(':fileId')
  @May('files.upload')
  async download(@Param('fileId', uuidParam('fileId')) fileId: string): Promise<StreamableFile> {
    const file = await this.files.get(fileId);
    return asDownload(this.files.read(fileId), file);
  }
}
