import { Module } from '@nestjs/common';
import { VendorWordsModule } from '../vendor-words/vendor-words.module.js';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { ConnectionsModule } from '../connections/connections.module.js';
import { CountersModule } from '../counters/counters.module.js';
import { DispatchModule } from '../dispatch/dispatch.module.js';
import { ActivityRepository } from './activity.repository.js';
import { ActivityService } from './activity.service.js';
import { AttentionRepository } from './attention.repository.js';
import { Attention } from './attention.service.js';
import { CampaignBoard } from './campaign-board.js';
import { CampaignRowsRepository } from './campaign-rows.repository.js';
import { CampaignRows } from './campaign-rows.service.js';
import { OverviewController } from './overview.controller.js';
import { OverviewService } from './overview.service.js';

@Module({
  imports: [CampaignsModule, ConnectionsModule, CountersModule, DispatchModule, VendorWordsModule],
  controllers: [OverviewController],
  providers: [
    ActivityRepository,
    ActivityService,
    Attention,
    AttentionRepository,
    CampaignBoard,
    CampaignRows,
    CampaignRowsRepository,
    OverviewService,
  ],
})
export class OverviewModule {}
