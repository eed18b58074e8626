import { Module } from '@nestjs/common';
import { CallingHoursController } from './calling-hours.controller.js';
import { CallingHoursRepository } from './calling-hours.repository.js';
import { CampaignGroupsController } from './campaign-groups.controller.js';
import { CampaignGroupsRepository } from './campaign-groups.repository.js';
import { CapsController } from './caps.controller.js';
import { CapsRepository } from './caps.repository.js';
import { CapsService } from './caps.service.js';
import { DefaultRules } from './default-rules.js';
import { DefaultRulesRepository } from './default-rules.repository.js';
import { HolidayCalendarsController } from './holiday-calendars.controller.js';
import { HolidayCalendarsRepository } from './holiday-calendars.repository.js';
import { NamedRulesService } from './named-rules.service.js';
import { RespoolRuleSetsController } from './respool-rule-sets.controller.js';
import { RespoolRuleSetsRepository } from './respool-rule-sets.repository.js';
import { RuleBooks } from './rule-book.js';

@Module({
  controllers: [
    CallingHoursController,
    HolidayCalendarsController,
    CapsController,
    RespoolRuleSetsController,
    CampaignGroupsController,
  ],
  providers: [
    CallingHoursRepository,
    HolidayCalendarsRepository,
    CapsRepository,
    RespoolRuleSetsRepository,
    CampaignGroupsRepository,
    DefaultRulesRepository,
    RuleBooks,
    NamedRulesService,
    CapsService,
    DefaultRules,
  ],
  exports: [NamedRulesService, CapsService],
})
export class RulesModule {}
