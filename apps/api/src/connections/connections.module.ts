import { Module } from '@nestjs/common';
import { ConnectionSecrets } from './connection-secrets.js';
import { ConnectionsController } from './connections.controller.js';
import { ConnectionFactsRepository } from './connection-facts.repository.js';
import { ConnectionsRepository } from './connections.repository.js';
import { ConnectionsService } from './connections.service.js';
import { DriftLog } from './drift-log.js';
import { ConnectionEditor } from './edit-connection.js';
import { ConnectionDoctor } from './examine-connection.js';
import { ConnectionTester } from './test-connection.js';
import { VendorBuilder } from './vendor-builder.js';
import { VendorCampaignsService } from './vendor-campaigns.service.js';
import { VendorRegistry } from './vendor-registry.js';
import { VendorSessionsRepository } from './vendor-sessions.repository.js';
import { VendorSettingsCheck } from './vendor-settings-check.js';

@Module({
  controllers: [ConnectionsController],
  providers: [
    ConnectionsRepository,
    ConnectionFactsRepository,
    VendorSessionsRepository,
    ConnectionSecrets,
    ConnectionsService,
    ConnectionEditor,
    ConnectionTester,
    ConnectionDoctor,
    DriftLog,
    VendorBuilder,
    VendorRegistry,
    VendorCampaignsService,
    VendorSettingsCheck,
  ],
  exports: [ConnectionsService, VendorRegistry, VendorCampaignsService, VendorSettingsCheck],
})
export class ConnectionsModule {}
