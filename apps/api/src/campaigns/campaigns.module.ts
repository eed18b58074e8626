import { Module } from '@nestjs/common';
import { CallbacksModule } from '../callbacks/callbacks.module.js';
import { ConnectionsModule } from '../connections/connections.module.js';
import { CountersModule } from '../counters/counters.module.js';
import { DispositionsModule } from '../dispositions/dispositions.module.js';
import { GateModule } from '../gate/gate.module.js';
import { RulesModule } from '../rules/rules.module.js';
import { SpoolModule } from '../spool/spool.module.js';
import { CampaignClock, CampaignClockSurroundings } from './campaign-clock.js';
import { CampaignJournal } from './campaign-journal.js';
import { CampaignListsRepository } from './campaign-lists.repository.js';
import { CampaignListsService } from './campaign-lists.service.js';
import { CampaignMovesController } from './campaign-moves.controller.js';
import { CampaignMovesService } from './campaign-moves.service.js';
import { CampaignPastGate } from './campaign-past-gate.js';
import { CampaignReferences } from './campaign-references.js';
import { CampaignReferencesRepository } from './campaign-references.repository.js';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { CampaignStandings } from './campaign-standings.service.js';
import { CampaignStandingsRepository } from './campaign-standings.repository.js';
import { CampaignsService } from './campaigns.service.js';
import { CampaignCloner } from './clone-campaign.js';
import { CampaignEditor } from './edit-campaign.js';
import { CampaignHalts } from './halt-campaign.js';
import { PreflightRepository } from './preflight.repository.js';
import { Preflight } from './preflight.service.js';
import { ScheduledBlockers } from './scheduled-blockers.js';
import { ScheduledBlockersRepository } from './scheduled-blockers.repository.js';
import { CampaignStarts } from './start-campaign.js';

@Module({
  imports: [
    CallbacksModule,
    ConnectionsModule,
    CountersModule,
    DispositionsModule,
    GateModule,
    RulesModule,
    SpoolModule,
  ],
  controllers: [CampaignsController, CampaignMovesController],
  providers: [
    CampaignsRepository,
    CampaignListsRepository,
    CampaignReferencesRepository,
    CampaignStandingsRepository,
    PreflightRepository,
    ScheduledBlockersRepository,
    CampaignJournal,
    CampaignReferences,
    CampaignsService,
    CampaignStandings,
    ScheduledBlockers,
    CampaignEditor,
    CampaignListsService,
    CampaignCloner,
    CampaignHalts,
    CampaignStarts,
    CampaignMovesService,
    CampaignPastGate,
    Preflight,
    CampaignClock,
    CampaignClockSurroundings,
  ],
  exports: [CampaignStandings, CampaignsService, ScheduledBlockers],
})
export class CampaignsModule {}
