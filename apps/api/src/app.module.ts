import { type DynamicModule, Module } from '@nestjs/common';
import { AuditModule } from './audit/audit.module.js';
import { CommonModule } from './common/common.module.js';
import type { SecretBox } from './common/secrets/secret-box.js';
import { SecretsModule } from './common/secrets/secrets.module.js';
import type { Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { ConnectionsModule } from './connections/connections.module.js';
import { CountersModule } from './counters/counters.module.js';
import { DatabaseModule } from './database/database.module.js';
import { CampaignPreviewModule } from './campaign-preview/campaign-preview.module.js';
import { CampaignsModule } from './campaigns/campaigns.module.js';
import { DispositionsModule } from './dispositions/dispositions.module.js';
import { RulesModule } from './rules/rules.module.js';
import { DiagnosticsModule } from './diagnostics/diagnostics.module.js';
import { DispatchModule } from './dispatch/dispatch.module.js';
import { ContactChangesModule } from './contact-changes/contact-changes.module.js';
import { ContactListsModule } from './contact-lists/contact-lists.module.js';
import { DncModule } from './dnc/dnc.module.js';
import { DncRegistriesModule } from './dnc-registries/dnc-registries.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { FilesModule } from './files/files.module.js';
import { HealthModule } from './health/health.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { PartitionsModule } from './partitions/partitions.module.js';
import { AttemptsModule } from './attempts/attempts.module.js';
import { CallbacksModule } from './callbacks/callbacks.module.js';
import { CallRecordsModule } from './call-records/call-records.module.js';
import { LiveModule } from './live/live.module.js';
import { OverviewModule } from './overview/overview.module.js';
import { VendorWordsModule } from './vendor-words/vendor-words.module.js';
import { PersonsModule } from './persons/persons.module.js';
import { ReconcileModule } from './reconcile/reconcile.module.js';
import { SchedulingModule } from './scheduling/scheduling.module.js';
import { SearchModule } from './search/search.module.js';
import { UsersModule } from './users/users.module.js';

/** What the rest stands on; the order is that of start, and the reverse of the end. */
const FOUNDATION = [
  CommonModule,
  DatabaseModule,
  AuditModule,
  SchedulingModule,
  JobsModule,
  HealthModule,
  UsersModule,
];

@Module({
  imports: [
    ...FOUNDATION,
    ConnectionsModule,
    RulesModule,
    DispositionsModule,
    CountersModule,
    CampaignsModule,
    CampaignPreviewModule,
    FilesModule,
    DncModule,
    DncRegistriesModule,
    ContactListsModule,
    ContactChangesModule,
    DispatchModule,
    PartitionsModule,
    CallbacksModule,
    ReconcileModule,
    VendorWordsModule,
    AttemptsModule,
    CallRecordsModule,
    DiagnosticsModule,
    LiveModule,
    OverviewModule,
    SearchModule,
    ExportsModule,
    PersonsModule,
  ],
})
export class AppModule {
  static with(config: Config, secrets: SecretBox): DynamicModule {
    return { module: AppModule, imports: [ConfigModule.with(config), SecretsModule.with(secrets)] };
  }
}
