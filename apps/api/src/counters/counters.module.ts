import { Module } from '@nestjs/common';
import { CounterFolding } from './counter-folding.js';
import { Counters } from './counters.service.js';
import { CountersRepository } from './counters.repository.js';

@Module({ providers: [CounterFolding, Counters, CountersRepository], exports: [Counters] })
export class CountersModule {}
