import { Global, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { LeasesRepository } from './leases.repository.js';
import { Leases } from './leases.service.js';
import { NodeHeartbeat } from './node-heartbeat.js';
import { NodeIdentity } from './node-identity.js';
import { NodesRepository } from './nodes.repository.js';

@Global()
@Module({
  imports: [ScheduleModule.forRoot()],
  providers: [NodeIdentity, NodesRepository, NodeHeartbeat, LeasesRepository, Leases],
  exports: [NodeIdentity, NodeHeartbeat, NodesRepository, Leases],
})
export class SchedulingModule {}
