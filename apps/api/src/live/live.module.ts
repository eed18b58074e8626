import { Module } from '@nestjs/common';
import { ConnectionsModule } from '../connections/connections.module.js';
import { LiveController } from './live.controller.js';
import { LiveHeartbeat } from './live-heartbeat.js';
import { LiveReader } from './live-reader.js';
import { LiveRecords } from './live-records.js';
import { LiveService } from './live.service.js';
import { SnapshotsRepository } from './snapshots.repository.js';

@Module({
  imports: [ConnectionsModule],
  controllers: [LiveController],
  providers: [LiveHeartbeat, LiveReader, LiveRecords, LiveService, SnapshotsRepository],
})
export class LiveModule {}
