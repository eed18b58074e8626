import { Module } from '@nestjs/common';
import { DncModule } from '../dnc/dnc.module.js';
import { FilesModule } from '../files/files.module.js';
import { GateModule } from '../gate/gate.module.js';
import { SpoolModule } from '../spool/spool.module.js';
import { DncRegistriesController } from './dnc-registries.controller.js';
import { DncRegistriesRepository } from './dnc-registries.repository.js';
import { DncRegistriesService } from './dnc-registries.service.js';
import { DncRegistryVersionsController } from './dnc-registry-versions.controller.js';
import { DncRegistryVersionsRepository } from './dnc-registry-versions.repository.js';
import { DncRegistryVersionsService } from './dnc-registry-versions.service.js';
import { NumbersRepository } from './numbers.repository.js';
import { RegistryRules } from './registry-rules.js';
import { RegistrySwitch } from './registry-switch.js';
import { RegistryTrail } from './registry-trail.js';
import { RegistryUpkeep } from './registry-upkeep.js';
import { RegistryVersionJobRunner } from './registry-version-job.js';

@Module({
  imports: [DncModule, FilesModule, GateModule, SpoolModule],
  controllers: [DncRegistriesController, DncRegistryVersionsController],
  providers: [
    DncRegistriesService,
    DncRegistriesRepository,
    DncRegistryVersionsService,
    DncRegistryVersionsRepository,
    NumbersRepository,
    RegistryRules,
    RegistrySwitch,
    RegistryTrail,
    RegistryUpkeep,
    RegistryVersionJobRunner,
  ],
})
export class DncRegistriesModule {}
