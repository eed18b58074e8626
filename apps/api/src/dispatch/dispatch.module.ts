import { Module } from '@nestjs/common';
import { ConnectionsModule } from '../connections/connections.module.js';
import { CountersModule } from '../counters/counters.module.js';
import { GateModule } from '../gate/gate.module.js';
import { SpoolModule } from '../spool/spool.module.js';
import { Blacklist } from './blacklist.js';
import { BlacklistRepository } from './blacklist.repository.js';
import { CampaignPolicyRepository } from './campaign-policy.repository.js';
import { Claim } from './claim.js';
import { ClaimAndSend } from './claim-and-send.js';
import { ClaimRepository } from './claim.repository.js';
import { ConnectionSlots } from './connection-slots.js';
import { ContactStandingController } from './contact-standing.controller.js';
import { ContactStandingService } from './contact-standing.service.js';
import { DispatchHeartbeat } from './dispatch-heartbeat.js';
import { DispatchStateRepository } from './dispatch-state.repository.js';
import { Dispatcher } from './dispatcher.js';
import { EntriesRepository } from './entries.repository.js';
import { Facts } from './facts.js';
import { FactsRepository } from './facts.repository.js';
import { ProgressController } from './progress.controller.js';
import { ProgressRepository } from './progress.repository.js';
import { ProgressService } from './progress.service.js';
import { Promoter } from './promoter.js';
import { Recall } from './recall.js';
import { RecallRepository } from './recall.repository.js';
import { Recorder } from './recorder.js';
import { RecorderRepository } from './recorder.repository.js';
import { Sampler } from './sampler.js';
import { SendGate } from './send-gate.js';
import { SendGateRepository } from './send-gate.repository.js';
import { Sender } from './sender.js';
import { StopController } from './stop.controller.js';
import { StopRepository } from './stop.repository.js';
import { StopService } from './stop.service.js';
import { Surroundings } from './surroundings.js';
import { Sweep } from './sweep.js';
import { SweepRepository } from './sweep.repository.js';
import { TestCallController } from './test-call.controller.js';
import { TestCallRepository } from './test-call.repository.js';
import { TestCallService } from './test-call.service.js';

const REPOSITORIES = [
  BlacklistRepository,
  CampaignPolicyRepository,
  ClaimRepository,
  DispatchStateRepository,
  EntriesRepository,
  FactsRepository,
  ProgressRepository,
  RecallRepository,
  RecorderRepository,
  SendGateRepository,
  StopRepository,
  SweepRepository,
  TestCallRepository,
];

/** From a ready entry to a request at the vendor: promote, claim, gate, send, record; and what cleans up after it. */
@Module({
  imports: [ConnectionsModule, CountersModule, GateModule, SpoolModule],
  controllers: [ContactStandingController, ProgressController, StopController, TestCallController],
  providers: [
    ...REPOSITORIES,
    Blacklist,
    Claim,
    ClaimAndSend,
    ConnectionSlots,
    ContactStandingService,
    DispatchHeartbeat,
    Dispatcher,
    Facts,
    ProgressService,
    Promoter,
    Recall,
    Recorder,
    Sampler,
    SendGate,
    Sender,
    StopService,
    Surroundings,
    Sweep,
    TestCallService,
  ],
  exports: [ProgressService, StopService],
})
export class DispatchModule {}
