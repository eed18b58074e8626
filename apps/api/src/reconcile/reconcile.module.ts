import { SpoolModule } from '../spool/spool.module.js';
import { Module } from '@nestjs/common';
import { CallbacksModule } from '../callbacks/callbacks.module.js';
import { ConnectionsModule } from '../connections/connections.module.js';
import { DncModule } from '../dnc/dnc.module.js';
import { ErasedMarksModule } from '../persons/erased-marks.module.js';
import { VendorWordsModule } from '../vendor-words/vendor-words.module.js';
import { ApplyKeyPress } from './apply-key-press.js';
import { ApplyVendorWord } from './apply-vendor-word.js';
import { ApplyWebhooks } from './apply-webhooks.js';
import { DoubtRepository } from './doubt.repository.js';
import { DoubtSweep } from './doubt-sweep.js';
import { EventsHeartbeat } from './events-heartbeat.js';
import { ForbidByWord } from './forbid-by-word.js';
import { InboundController } from './inbound.controller.js';
import { InboundService } from './inbound.service.js';
import { PollConnection } from './poll-connection.js';
import { PollHeartbeat, PollSurroundings } from './poll-heartbeat.js';
import { PollMarksRepository } from './poll-marks.repository.js';
import { PollPace } from './poll-pace.js';
import { ReconcilePage } from './reconcile-page.js';
import { RecordsRepository } from './records.repository.js';
import { SettleRepository } from './settle.repository.js';
import { Settle } from './settle.js';
import { UnmappedRecordsRepository } from './unmapped-records.repository.js';
import { VendorEventsRepository } from './vendor-events.repository.js';

const REPOSITORIES = [
  DoubtRepository,
  PollMarksRepository,
  RecordsRepository,
  SettleRepository,
  UnmappedRecordsRepository,
  VendorEventsRepository,
];

/** What became of the calls: reads vendors' records and reports, and settles attempts by them. */
@Module({
  imports: [CallbacksModule, ConnectionsModule, DncModule, ErasedMarksModule, SpoolModule, VendorWordsModule],
  controllers: [InboundController],
  providers: [
    ...REPOSITORIES,
    ApplyKeyPress,
    ApplyVendorWord,
    ApplyWebhooks,
    DoubtSweep,
    EventsHeartbeat,
    ForbidByWord,
    InboundService,
    PollConnection,
    PollHeartbeat,
    PollPace,
    PollSurroundings,
    ReconcilePage,
    Settle,
  ],
  exports: [ReconcilePage],
})
export class ReconcileModule {}
