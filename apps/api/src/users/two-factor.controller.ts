import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import {
  type BackupCodes,
  backupCodes,
  type ConfirmTwoFactorRequest,
  confirmTwoFactorRequest,
  type RemoveTwoFactorRequest,
  removeTwoFactorRequest,
  type RenewBackupCodesRequest,
  renewBackupCodesRequest,
  type SetUpTwoFactorRequest,
  setUpTwoFactorRequest,
  type TwoFactorSetUp,
  twoFactorSetUp,
  type TwoFactorView,
  twoFactorView,
} from '@callspool/contracts';
import type { Request } from 'express';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May, WithoutTwoFactor } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { TwoFactorService } from './two-factor.service.js';

@WithoutTwoFactor()
@Controller('profile/two-factor')
export class TwoFactorController {
  constructor(private readonly twoFactor: TwoFactorService) {}

  @Get()
  @May('profile.manage')
  @Answers(200, twoFactorView)
  find(@Req() request: Request): Promise<TwoFactorView> {
    return this.twoFactor.find(request);
  }

  @Post()
  @May('profile.manage')
  @Answers(201, twoFactorSetUp, 'Shown here and never again. It counts once a code has confirmed it.')
  setUp(
    @Req() request: Request,
    @CurrentActor() actor: Actor,
    @Body({ schema: setUpTwoFactorRequest }) proof: SetUpTwoFactorRequest,
  ): Promise<TwoFactorSetUp> {
    return this.twoFactor.setUp(request, actor, proof.password);
  }

  @Post('confirmation')
  @May('profile.manage')
  @HttpCode(204)
  confirm(
    @Req() request: Request,
    @CurrentActor() actor: Actor,
    @Body({ schema: confirmTwoFactorRequest }) proof: ConfirmTwoFactorRequest,
  ): Promise<void> {
    return this.twoFactor.confirm(request, actor, proof.code);
  }

  @Post('backup-codes')
  @May('profile.manage')
  @Answers(201, backupCodes, 'Shown here and never again; the codes before them end.')
  renewBackupCodes(
    @Req() request: Request,
    @CurrentActor() actor: Actor,
    @Body({ schema: renewBackupCodesRequest }) proof: RenewBackupCodesRequest,
  ): Promise<BackupCodes> {
    return this.twoFactor.renewBackupCodes(request, actor, proof.password);
  }

  // A POST, as the body of a DELETE with the password in it may be lost on the way.
  @Post('removal')
  @May('profile.manage')
  @HttpCode(204)
  remove(
    @Req() request: Request,
    @CurrentActor() actor: Actor,
    @Body({ schema: removeTwoFactorRequest }) proof: RemoveTwoFactorRequest,
  ): Promise<void> {
    return this.twoFactor.remove(request, actor, proof.password);
  }
}
