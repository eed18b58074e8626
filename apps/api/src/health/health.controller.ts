import { Controller, Get, Header, Res } from '@nestjs/common';
import { liveView, type LiveView, readyView, type ReadyView } from '@callspool/contracts';
import type { Response } from 'express';
import { Public } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { HealthService } from './health.service.js';

const RETRY_AFTER_SECONDS = 5;

// Public: whoever runs the service asks without signing in. The answers hold no business data.
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('live')
  @Header('Cache-Control', 'no-store')
  @Answers(200, liveView)
  live(): LiveView {
    return this.health.live();
  }

  @Get('ready')
  @Header('Cache-Control', 'no-store')
  @Answers(200, readyView)
  @Answers(503, readyView, 'Something this process depends on is away; see checks.')
  async ready(@Res({ passthrough: true }) response: Response): Promise<ReadyView> {
    const ready = await this.health.ready();
    if (ready.status === 'not_ready')
      response.status(503).setHeader('Retry-After', String(RETRY_AFTER_SECONDS));
    return ready;
  }
}
