import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import { FileStore } from '../files/file-store.js';
import { type JobHelpers, JobsService } from '../jobs/jobs.service.js';
import { DncRegistryVersionsRepository } from './dnc-registry-versions.repository.js';
import { NumbersRepository } from './numbers.repository.js';
import { RegistrySwitch } from './registry-switch.js';
import { runRegistryVersion } from './run-registry-version.js';

declare module '../jobs/job-payloads.js' {
  interface JobPayloads {
    /** Reads a file of a registry and puts it in force. */
    'dnc.registry_version': { readonly versionId: string };
  }
}

export const REGISTRY_VERSION = 'dnc.registry_version';
export const REGISTRY_VERSION_ATTEMPTS = 8;

/** Loads files of registries as durable jobs: one that dies with its process is begun anew by another. */
@Injectable()
export class RegistryVersionJobRunner implements OnModuleInit {
  constructor(
    private readonly versions: DncRegistryVersionsRepository,
    private readonly numbers: NumbersRepository,
    private readonly files: FileStore,
    private readonly switchOver: RegistrySwitch,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.registerHandler(REGISTRY_VERSION, ({ versionId }, helpers) => this.run(versionId, helpers));
  }

  private async run(versionId: string, helpers: JobHelpers): Promise<void> {
    const { versions, numbers, files, switchOver, clock } = this;
    try {
      await runRegistryVersion({
        versions,
        numbers,
        files,
        switchOver,
        clock,
        versionId,
        signal: helpers.signal,
      });
    } catch (error) {
      if (helpers.generation >= REGISTRY_VERSION_ATTEMPTS && !helpers.signal.aborted) {
        await this.giveUp(versionId);
      }
      throw error;
    }
  }

  private async giveUp(versionId: string): Promise<void> {
    const message = `The file failed ${REGISTRY_VERSION_ATTEMPTS} times by a fault of the service, which is in its log. The file before it stays in force.`;
    const started = await this.versions.start(versionId, this.clock.now());
    if (started !== null) await this.versions.fail(started, message, null, this.clock.now());
  }
}
