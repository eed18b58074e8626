import { Module } from '@nestjs/common';
import { GateRepository } from './gate.repository.js';
import { Gate } from './gate.service.js';

@Module({ providers: [Gate, GateRepository], exports: [Gate] })
export class GateModule {}
