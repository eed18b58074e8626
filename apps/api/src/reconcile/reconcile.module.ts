import { Module } from '@nestjs/common';
import { ConnectionsModule } from '../connections/connections.module.js';
import { DncModule } from '../dnc/dnc.module.js';
import { DoubtRepository } from './doubt.repository.js';
import { DoubtSweep } from './doubt-sweep.js';
import { PollConnection } from './poll-connection.js';
import { PollHeartbeat, PollSurroundings } from './poll-heartbeat.js';
import { PollMarksRepository } from './poll-marks.repository.js';
import { PollPace } from './poll-pace.js';
import { ReconcilePage } from './reconcile-page.js';
import { RecordsRepository } from './records.repository.js';
import { SettleRepository } from './settle.repository.js';
import { Settle } from './settle.js';

const REPOSITORIES = [DoubtRepository, PollMarksRepository, RecordsRepository, SettleRepository];

/** What became of the calls: reads vendors' records and reports, and settles attempts by them. */
@Module({
  imports: [ConnectionsModule, DncModule],
  providers: [
    ...REPOSITORIES,
    DoubtSweep,
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
