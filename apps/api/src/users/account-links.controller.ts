import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import {
  type AccountLinkView,
  accountLinkView,
  type ReadAccountLinkRequest,
  readAccountLinkRequest,
  type RedeemAccountLinkRequest,
  redeemAccountLinkRequest,
} from '@callspool/contracts';
import type { Request } from 'express';
import { assertNotCrossSite } from '../common/auth/cross-site.js';
import { Public } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { Config } from '../config/config.js';
import { AccountLinksService } from './account-links.service.js';

// Public: who follows a link has no password yet. Its token is the proof (256 bits of chance, one use), it travels in
// the body so that no log has it, and tries are throttled per address.
@Public()
@Controller('account-links')
export class AccountLinksController {
  constructor(
    private readonly links: AccountLinksService,
    private readonly config: Config,
  ) {}

  @Post('reading')
  @HttpCode(200)
  @Answers(200, accountLinkView)
  read(
    @Req() request: Request,
    @Body({ schema: readAccountLinkRequest }) { token }: ReadAccountLinkRequest,
  ): Promise<AccountLinkView> {
    assertNotCrossSite(request, this.config.publicOrigin);
    return this.links.read(token, request.ip);
  }

  @Post('redemption')
  @HttpCode(204)
  redeem(
    @Req() request: Request,
    @Body({ schema: redeemAccountLinkRequest }) redemption: RedeemAccountLinkRequest,
  ): Promise<void> {
    assertNotCrossSite(request, this.config.publicOrigin);
    return this.links.redeem(redemption, request.ip);
  }
}
