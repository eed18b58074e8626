import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  type CampaignPreview,
  campaignPreview,
  type PreviewCampaignRequest,
  previewCampaignRequest,
} from '@callspool/contracts';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { CampaignPreviews } from './campaign-previews.service.js';

@Controller('campaigns/preview')
export class CampaignPreviewController {
  constructor(private readonly previews: CampaignPreviews) {}

  @Post()
  @May('campaigns.edit')
  @HttpCode(200)
  @Answers(200, campaignPreview)
  preview(
    @Body({ schema: previewCampaignRequest }) request: PreviewCampaignRequest,
  ): Promise<CampaignPreview> {
    return this.previews.preview(request);
  }
}
