import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  type CampaignDiagnostics,
  campaignDiagnostics,
  type ResultsByHour,
  resultsByHour,
  type ResultsByHourQuery,
  resultsByHourQuery,
} from '@callspool/contracts';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { DiagnosticsService } from './diagnostics.service.js';

@May('campaigns.watch')
@Controller('campaigns/:campaignId')
export class DiagnosticsController {
  constructor(private readonly diagnostics: DiagnosticsService) {}

  @Get('diagnostics')
  @Answers(
    200,
    campaignDiagnostics,
    'Why it does not dial, from the outside in, with every block and when it clears.',
  )
  diagnose(@Param('campaignId', uuidParam('campaignId')) campaignId: string): Promise<CampaignDiagnostics> {
    return this.diagnostics.diagnose(campaignId);
  }

  @Get('results-by-hour')
  @Answers(200, resultsByHour)
  resultsByHour(
    @Param('campaignId', uuidParam('campaignId')) campaignId: string,
    @Query({ schema: resultsByHourQuery }) query: ResultsByHourQuery,
  ): Promise<ResultsByHour> {
    return this.diagnostics.resultsByHour(campaignId, query);
  }
}
