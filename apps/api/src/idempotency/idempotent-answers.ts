import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import type { SqlTransaction } from '../database/transaction-runner.js';
import { JobsService } from '../jobs/jobs.service.js';
import { IdempotentAnswersRepository } from './idempotent-answers.repository.js';

declare module '../jobs/job-payloads.js' {
  interface JobPayloads {
    /** Takes away answers to requests that nobody repeats any more. */
    'idempotency.prune': Record<string, never>;
  }
}

const DAILY = '41 3 * * *';
const STAY_MS = 7 * 24 * 60 * 60 * 1000;

/** A request whose repeat must not do its work again. */
export interface KeyedRequest {
  readonly actor: Actor;
  readonly key: string;
  /** Everything that makes it the same request: its route and its body. */
  readonly content: unknown;
}

/** Lets a request with an `Idempotency-Key` do its work once, and answers its repeats for a week. */
@Injectable()
export class IdempotentAnswers implements OnModuleInit {
  constructor(
    private readonly answers: IdempotentAnswersRepository,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.registerHandler('idempotency.prune', () =>
      this.answers.removeBefore(new Date(this.clock.now().getTime() - STAY_MS)),
    );
    this.jobs.schedule('idempotency.prune', DAILY, {});
  }

  /**
   * Does `work` in the caller's transaction, or gives what it gave before: never both, also when two come at once.
   * @throws AppError `idempotency.key_reused` when the key came with another request
   */
  async once<T>(client: SqlTransaction, request: KeyedRequest, work: () => Promise<T>): Promise<T> {
    const { actor, key } = request;
    const bodyHash = createHash('sha256').update(JSON.stringify(request.content)).digest('hex');
    const actorId = `${actor.kind}:${actor.id}`;
    const isNew = await this.answers.claim(client, { actorId, key, bodyHash, at: this.clock.now() });
    if (isNew) {
      const answer = await work();
      await this.answers.keep(client, actorId, key, answer);
      return answer;
    }
    const known = await this.answers.find(client, actorId, key);
    if (known?.bodyHash === bodyHash) return known.answer as T;
    throw new AppError('idempotency.key_reused', 'This Idempotency-Key came with another request before.', {
      issues: [{ path: 'Idempotency-Key', message: 'Take a new key for a new request.' }],
    });
  }
}
