import { Controller, Get, Header, Param, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request } from 'express';
import { Public } from '../common/auth/roles.decorator.js';
import { InboundService } from './inbound.service.js';

/**
 * Addresses that a PBX calls. Public, because a PBX cannot sign in: the token in the path is 32 random bytes, found by
 * its hash, and the log shows the path without it. The query is read raw, since a PBX may paste values in unescaped.
 */
@ApiExcludeController()
@Public()
@Controller('inbound/:token')
export class InboundController {
  constructor(private readonly inbound: InboundService) {}

  @Get('call-started')
  @Header('Content-Type', 'text/plain')
  async callStarted(@Param('token') token: string, @Req() request: Request): Promise<string> {
    await this.inbound.receive(token, 'call-started', queryOf(request));
    return 'OK';
  }

  @Get('call-ended')
  @Header('Content-Type', 'text/plain')
  async callEnded(@Param('token') token: string, @Req() request: Request): Promise<string> {
    await this.inbound.receive(token, 'call-ended', queryOf(request));
    return 'OK';
  }

  @Get('key-press')
  @Header('Content-Type', 'text/plain')
  async keyPress(@Param('token') token: string, @Req() request: Request): Promise<string> {
    await this.inbound.receive(token, 'key-press', queryOf(request));
    return 'OK';
  }
}

function queryOf(request: Request): string {
  const at = request.originalUrl.indexOf('?');
  return at === -1 ? '' : request.originalUrl.slice(at + 1);
}
