import { Module } from '@nestjs/common';
import { CallRecordsController } from './call-records.controller.js';
import { CallRecordsRepository } from './call-records.repository.js';
import { CallRecordsService } from './call-records.service.js';

@Module({
  controllers: [CallRecordsController],
  providers: [CallRecordsService, CallRecordsRepository],
  exports: [CallRecordsService],
})
export class CallRecordsModule {}
