import { Module } from '@nestjs/common';
import { FilesModule } from '../files/files.module.js';
import { GateModule } from '../gate/gate.module.js';
import { SpoolModule } from '../spool/spool.module.js';
import { DncController } from './dnc.controller.js';
import { DncRepository } from './dnc.repository.js';
import { DncService } from './dnc.service.js';
import { DncWriter } from './dnc-writer.js';

@Module({
  imports: [FilesModule, GateModule, SpoolModule],
  controllers: [DncController],
  providers: [DncService, DncWriter, DncRepository],
  exports: [DncService, DncWriter],
})
export class DncModule {}
