import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import type { AnyTransaction } from '../database/statement.js';
import { JobsService } from '../jobs/jobs.service.js';
import type { VersionRow } from './dnc-registry-versions.repository.js';
import { REGISTRY_VERSION, REGISTRY_VERSION_ATTEMPTS } from './registry-version-job.js';

/** What goes into the transaction that orders or ends the loading of a file: its job and its audit entry. */
@Injectable()
export class RegistryTrail {
  constructor(
    private readonly jobs: JobsService,
    private readonly audit: AuditService,
  ) {}

  async loading(
    transaction: AnyTransaction,
    actor: Actor,
    registry: { id: string; name: string },
    version: Pick<VersionRow, 'id' | 'kind' | 'fileName' | 'asOf'>,
  ): Promise<void> {
    const { id: versionId, kind, fileName, asOf } = version;
    const options = { maxAttempts: REGISTRY_VERSION_ATTEMPTS };
    await this.jobs.enqueue(transaction, REGISTRY_VERSION, { versionId }, options);
    await this.audit.record(transaction, {
      actor,
      action: 'dnc_registry.file_started',
      objectType: 'dnc_registry',
      objectId: registry.id,
      after: { name: registry.name, versionId, kind, fileName, asOf },
    });
  }

  async cancelled(
    transaction: AnyTransaction,
    actor: Actor,
    registryId: string,
    versionId: string,
  ): Promise<void> {
    await this.audit.record(transaction, {
      actor,
      action: 'dnc_registry.file_cancelled',
      objectType: 'dnc_registry',
      objectId: registryId,
      after: { versionId },
    });
  }
}
