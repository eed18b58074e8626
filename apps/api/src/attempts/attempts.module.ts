import { Module } from '@nestjs/common';
import { CallRecordsModule } from '../call-records/call-records.module.js';
import { AttemptsController } from './attempts.controller.js';
import { AttemptsRepository } from './attempts.repository.js';
import { AttemptsService } from './attempts.service.js';

@Module({
  imports: [CallRecordsModule],
  controllers: [AttemptsController],
  providers: [AttemptsService, AttemptsRepository],
  exports: [AttemptsService],
})
export class AttemptsModule {}
