import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { RulesModule } from '../rules/rules.module.js';
import { ContactCountRepository } from './contact-count.repository.js';
import { ContactCounts } from './contact-counts.js';
import { PaceRepository } from './pace.repository.js';
import { CampaignPreviewController } from './campaign-preview.controller.js';
import { CampaignPreviews } from './campaign-previews.service.js';

/** What a campaign's settings would come to, before they are saved. */
@Module({
  imports: [CampaignsModule, RulesModule],
  controllers: [CampaignPreviewController],
  providers: [CampaignPreviews, ContactCounts, ContactCountRepository, PaceRepository],
})
export class CampaignPreviewModule {}
