import { Module } from '@nestjs/common';
import { CallRecordListRepository } from './call-record-list.repository.js';
import { CallRecordsController } from './call-records.controller.js';
import { CallRecordsRepository } from './call-records.repository.js';
import { CallRecordsService } from './call-records.service.js';
import { RecordAttemptsRepository } from './record-attempts.repository.js';
import { RecordMatchService } from './record-match.service.js';

@Module({
  controllers: [CallRecordsController],
  providers: [
    CallRecordsService,
    CallRecordsRepository,
    CallRecordListRepository,
    RecordAttemptsRepository,
    RecordMatchService,
  ],
  exports: [CallRecordsService],
})
export class CallRecordsModule {}
