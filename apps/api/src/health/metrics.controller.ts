import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Authenticator } from '../common/auth/authenticator.js';
import { Public, type Role } from '../common/auth/roles.decorator.js';
import { AppError } from '../common/errors/app-error.js';
import { Metrics } from './metrics.js';

const READERS: readonly Role[] = ['admin', 'integration'];
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly authenticator: Authenticator,
  ) {}

  // Public only to a collector on the same machine; checked below because the guard knows no addresses.
  @Public()
  @Get()
  @ApiExcludeEndpoint()
  async read(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (!isDirectFromThisMachine(request)) await this.demandReader(request);
    response.type(this.metrics.registry.contentType).send(await this.metrics.registry.metrics());
  }

  private async demandReader(request: Request): Promise<void> {
    const authentication = await this.authenticator.authenticate(request);
    if (authentication === null)
      throw new AppError('auth.required', 'Sign in first, or send a valid API key.');
    if (!READERS.includes(authentication.actor.role)) {
      throw new AppError('auth.forbidden', `The role ${authentication.actor.role} may not do this.`);
    }
  }
}

/** A reverse proxy on this machine also connects from loopback; it says for whom in a header. */
function isDirectFromThisMachine(request: Request): boolean {
  const isForwarded = request.get('x-forwarded-for') !== undefined || request.get('forwarded') !== undefined;
  return !isForwarded && LOOPBACK.test(request.socket.remoteAddress ?? '');
}
