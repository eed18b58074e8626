import { Module } from '@nestjs/common';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { CallRecordsModule } from '../call-records/call-records.module.js';
import { CallbacksModule } from '../callbacks/callbacks.module.js';
import { ContactListsModule } from '../contact-lists/contact-lists.module.js';
import { DispatchModule } from '../dispatch/dispatch.module.js';
import { DncModule } from '../dnc/dnc.module.js';
import { FilesModule } from '../files/files.module.js';
import { ExportJob } from './export-job.js';
import { ExportSources } from './export-sources.js';
import { ExportsController } from './exports.controller.js';
import { ExportsRepository } from './exports.repository.js';
import { ExportsService } from './exports.service.js';

/** Every list that the console shows, as a file. */
@Module({
  imports: [
    AttemptsModule,
    CallRecordsModule,
    CallbacksModule,
    ContactListsModule,
    DispatchModule,
    DncModule,
    FilesModule,
  ],
  controllers: [ExportsController],
  providers: [ExportJob, ExportSources, ExportsRepository, ExportsService],
})
export class ExportsModule {}
