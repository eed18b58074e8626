import { Controller, Get, Header, Res } from '@nestjs/common';
import { liveView, type LiveView, readyView, type ReadyView } from '@callspool/contracts';
import type { Response } from 'express';
import { Public } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { Config } from '../config/config.js';
import { HealthService } from './health.service.js';

const RETRY_AFTER_SECONDS = 5;
const START_HEADER = 'x-callspool-start';

// Public: whoever runs the service asks without signing in. The answers hold no business data.
@Public()
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthService,
    private readonly config: Config,
  ) {}

  @Get('live')
  @Header('Cache-Control', 'no-store')
  @Answers(200, liveView)
  live(@Res({ passthrough: true }) response: Response): LiveView {
    this.sayWhoStarted(response);
    return this.health.live();
  }

  @Get('ready')
  @Header('Cache-Control', 'no-store')
  @Answers(200, readyView)
  @Answers(503, readyView, 'Something this process depends on is away; see checks.')
  async ready(@Res({ passthrough: true }) response: Response): Promise<ReadyView> {
    this.sayWhoStarted(response);
    const ready = await this.health.ready();
    if (ready.status === 'not_ready')
      response.status(503).setHeader('Retry-After', String(RETRY_AFTER_SECONDS));
    return ready;
  }

  /** On a port that two starts wanted, a healthy answer alone does not tell whose it is. */
  private sayWhoStarted(response: Response): void {
    if (this.config.startNonce !== null) response.setHeader(START_HEADER, this.config.startNonce);
  }
}
