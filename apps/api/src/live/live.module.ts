import { Module } from '@nestjs/common';
import { ConnectionsModule } from '../connections/connections.module.js';
import { ChangeMember } from './change-member.js';
import { LiveController } from './live.controller.js';
import { LiveHeartbeat } from './live-heartbeat.js';
import { LiveReader } from './live-reader.js';
import { LiveRecords } from './live-records.js';
import { LiveScreenController } from './live-screen.controller.js';
import { LiveScreenRepository } from './live-screen.repository.js';
import { LiveScreen } from './live-screen.service.js';
import { LiveService } from './live.service.js';
import { MembersController } from './members.controller.js';
import { PhonebarReports } from './phonebar-reports.js';
import { PhonebarReportsRepository } from './phonebar-reports.repository.js';
import { PhonebarsController } from './phonebars.controller.js';
import { SnapshotsRepository } from './snapshots.repository.js';

@Module({
  imports: [ConnectionsModule],
  controllers: [LiveController, LiveScreenController, MembersController, PhonebarsController],
  providers: [
    ChangeMember,
    LiveHeartbeat,
    LiveReader,
    LiveRecords,
    LiveScreen,
    LiveScreenRepository,
    LiveService,
    PhonebarReports,
    PhonebarReportsRepository,
    SnapshotsRepository,
  ],
})
export class LiveModule {}
