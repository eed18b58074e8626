import { Module } from '@nestjs/common';
import { ContactFiltersModule } from '../contact-filters/contact-filters.module.js';
import { FilesModule } from '../files/files.module.js';
import { GateModule } from '../gate/gate.module.js';
import { SpoolModule } from '../spool/spool.module.js';
import { AllImportsController } from './all-imports.controller.js';
import { CancelImport } from './cancel-import.js';
import { ContactIntake } from './contact-intake.js';
import { ContactIntakeRepository } from './contact-intake.repository.js';
import { ContactListsController } from './contact-lists.controller.js';
import { ContactListsRepository } from './contact-lists.repository.js';
import { ContactListsService } from './contact-lists.service.js';
import { ContactSearchRepository } from './contact-search.repository.js';
import { ContactTimeline } from './contact-timeline.js';
import { ContactTimelineRepository } from './contact-timeline.repository.js';
import { ContactsController } from './contacts.controller.js';
import { ContactsRepository } from './contacts.repository.js';
import { ContactsService } from './contacts.service.js';
import { DryRunOrders } from './dry-run-orders.js';
import { FilteredContactsRepository } from './filtered-contacts.repository.js';
import { ImportJob } from './import-job.js';
import { ImportMergeRepository } from './import-merge.repository.js';
import { ImportOptionsReader } from './import-options-reader.js';
import { ImportPersonsRepository } from './import-persons.repository.js';
import { ImportPreviewer } from './import-preview.js';
import { ImportStageRepository } from './import-stage.repository.js';
import { ListDryRunsController } from './list-dry-runs.controller.js';
import { ListDryRunsRepository } from './list-dry-runs.repository.js';
import { ListDryRunsService } from './list-dry-runs.service.js';
import { ListImportsController } from './list-imports.controller.js';
import { ListImportsRepository } from './list-imports.repository.js';
import { ListImportsService } from './list-imports.service.js';
import { ContactMoves } from './contact-moves.js';
import { ContactMovesRepository } from './contact-moves.repository.js';
import { LeavingWork } from './leaving-work.js';
import { LeavingWorkRepository } from './leaving-work.repository.js';
import { ListReplacement } from './list-replacement.js';
import { ListReplacementRepository } from './list-replacement.repository.js';
import { ListSummaries } from './list-summaries.js';
import { ListSummariesRepository } from './list-summaries.repository.js';
import { StartImport } from './start-import.js';
import { ExportList } from './export-list.js';
import { ListExportRepository } from './list-export.repository.js';
import { UndoImport } from './undo-import.js';
import { UndoImportRepository } from './undo-import.repository.js';
import { ImportTemplatesController } from './import-templates.controller.js';
import { NightlyImportsController } from './nightly-imports.controller.js';
import { ImportTemplatesRepository } from './import-templates.repository.js';
import { ImportTemplatesService } from './import-templates.service.js';
import { NightlyImport } from './nightly-import.js';

@Module({
  imports: [ContactFiltersModule, FilesModule, GateModule, SpoolModule],
  controllers: [
    AllImportsController,
    ContactListsController,
    ContactsController,
    ListDryRunsController,
    ListImportsController,
    ImportTemplatesController,
    NightlyImportsController,
  ],
  providers: [
    CancelImport,
    ContactIntake,
    ContactIntakeRepository,
    ContactListsRepository,
    ContactListsService,
    ContactMoves,
    ContactMovesRepository,
    ContactSearchRepository,
    ContactTimeline,
    ContactTimelineRepository,
    ContactsRepository,
    ContactsService,
    DryRunOrders,
    FilteredContactsRepository,
    ExportList,
    ImportJob,
    ImportMergeRepository,
    ImportOptionsReader,
    ImportPersonsRepository,
    ImportPreviewer,
    ImportStageRepository,
    LeavingWork,
    LeavingWorkRepository,
    ListDryRunsRepository,
    ListExportRepository,
    ListDryRunsService,
    ListImportsRepository,
    ListImportsService,
    ListReplacement,
    ListReplacementRepository,
    ListSummaries,
    ListSummariesRepository,
    StartImport,
    UndoImport,
    UndoImportRepository,
    ImportTemplatesRepository,
    ImportTemplatesService,
    NightlyImport,
  ],
  exports: [ContactIntake, ContactListsService, ContactsService],
})
export class ContactListsModule {}
