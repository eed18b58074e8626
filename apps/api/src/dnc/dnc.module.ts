import { Module } from '@nestjs/common';
import { FilesModule } from '../files/files.module.js';
import { GateModule } from '../gate/gate.module.js';
import { SpoolModule } from '../spool/spool.module.js';
import { DncBlacklistingsRepository } from './dnc-blacklistings.repository.js';
import { DncCheckController } from './dnc-check.controller.js';
import { DncCheckRepository } from './dnc-check.repository.js';
import { DncCheckService } from './dnc-check.service.js';
import { DncImportJobRunner } from './dnc-import-job.js';
import { DncImportOptionsReader } from './dnc-import-options-reader.js';
import { DncImportTrail } from './dnc-import-trail.js';
import { DncImportsController } from './dnc-imports.controller.js';
import { DncImportsRepository } from './dnc-imports.repository.js';
import { DncImportsService } from './dnc-imports.service.js';
import { DncListRepository } from './dnc-list.repository.js';
import { DncListService } from './dnc-list.service.js';
import { DncRecallsRepository } from './dnc-recalls.repository.js';
import { DncProofs } from './dnc-proofs.js';
import { DncRecalls } from './dnc-recalls.service.js';
import { DncUpkeep } from './dnc-upkeep.js';
import { DncController } from './dnc.controller.js';
import { DncRepository } from './dnc.repository.js';
import { DncService } from './dnc.service.js';
import { DncWriter } from './dnc-writer.js';

@Module({
  imports: [FilesModule, GateModule, SpoolModule],
  controllers: [DncCheckController, DncController, DncImportsController],
  providers: [
    DncService,
    DncCheckService,
    DncCheckRepository,
    DncWriter,
    DncRepository,
    DncListService,
    DncListRepository,
    DncRecallsRepository,
    DncRecalls,
    DncProofs,
    DncBlacklistingsRepository,
    DncUpkeep,
    DncImportsService,
    DncImportsRepository,
    DncImportOptionsReader,
    DncImportTrail,
    DncImportJobRunner,
  ],
  exports: [DncListService, DncService, DncCheckService, DncWriter, DncRecalls],
})
export class DncModule {}
