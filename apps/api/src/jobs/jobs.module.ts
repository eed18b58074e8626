import { Global, Module } from '@nestjs/common';
import { JobRunner } from './job-runner.js';
import { JobsRepository } from './jobs.repository.js';
import { JobsService } from './jobs.service.js';

@Global()
@Module({ providers: [JobsRepository, JobsService, JobRunner], exports: [JobsService, JobRunner] })
export class JobsModule {}
