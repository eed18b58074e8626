import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { DispatchModule } from '../dispatch/dispatch.module.js';
import { DiagnosticsController } from './diagnostics.controller.js';
import { DiagnosticsRepository } from './diagnostics.repository.js';
import { DiagnosticsService } from './diagnostics.service.js';

@Module({
  imports: [CampaignsModule, DispatchModule],
  controllers: [DiagnosticsController],
  providers: [DiagnosticsService, DiagnosticsRepository],
})
export class DiagnosticsModule {}
