import { Module } from '@nestjs/common';
import { DncModule } from '../dnc/dnc.module.js';
import { GateModule } from '../gate/gate.module.js';
import { SpoolModule } from '../spool/spool.module.js';
import { CallbackEffects } from './callback-effects.js';
import { CallbackEntriesRepository } from './callback-entries.repository.js';
import { CallbackGround } from './callback-ground.js';
import { CallbackGroundRepository } from './callback-ground.repository.js';
import { CallbackListRepository } from './callback-list.repository.js';
import { CallbackSettlement } from './callback-settlement.js';
import { CallbackSettlementRepository } from './callback-settlement.repository.js';
import { CallbacksController } from './callbacks.controller.js';
import { CallbacksRepository } from './callbacks.repository.js';
import { CallbacksService } from './callbacks.service.js';
import { ChangeCallback } from './change-callback.js';
import { MakeCallback } from './make-callback.js';
import { MissedCallbacks, MissedSurroundings } from './missed-callbacks.js';
import { MissedCallbacksRepository } from './missed-callbacks.repository.js';

/** Calls that somebody was promised: made, changed, kept or missed. */
@Module({
  imports: [DncModule, GateModule, SpoolModule],
  controllers: [CallbacksController],
  providers: [
    CallbackEffects,
    CallbackEntriesRepository,
    CallbackGround,
    CallbackGroundRepository,
    CallbackListRepository,
    CallbackSettlement,
    CallbackSettlementRepository,
    CallbacksRepository,
    CallbacksService,
    ChangeCallback,
    MakeCallback,
    MissedCallbacks,
    MissedCallbacksRepository,
    MissedSurroundings,
  ],
  exports: [CallbackSettlement, CallbacksService, ChangeCallback],
})
export class CallbacksModule {}
