import { Module } from '@nestjs/common';
import { IdempotentAnswers } from './idempotent-answers.js';
import { IdempotentAnswersRepository } from './idempotent-answers.repository.js';

@Module({ providers: [IdempotentAnswers, IdempotentAnswersRepository], exports: [IdempotentAnswers] })
export class IdempotencyModule {}
