import { Module } from '@nestjs/common';
import { SpoolRepository } from './spool.repository.js';
import { Spool } from './spool.service.js';

@Module({ providers: [Spool, SpoolRepository], exports: [Spool] })
export class SpoolModule {}
