import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { SignInThrottleRepository } from './sign-in-throttle.repository.js';

/** Wrong passwords for one account before it must wait. Counted for unknown accounts too, so that it tells nothing. */
export const TRIES_PER_ACCOUNT = { max: 10, windowMs: 5 * 60 * 1000 } as const;

/** Slows down guessing at one account from many addresses; the sign-in library slows down each address. */
@Injectable()
export class SignInThrottle {
  constructor(
    private readonly counters: SignInThrottleRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts a try before the password is looked at, so that tries in parallel cannot slip past together.
   * @throws AppError `session.throttled` when the account has used up its tries.
   */
  async admit(account: string): Promise<void> {
    const now = this.clock.now().getTime();
    const { count, endsAt } = await this.counters.count(keyOf(account), now, TRIES_PER_ACCOUNT.windowMs);
    if (count <= TRIES_PER_ACCOUNT.max) return;
    throw throttled(Math.max(1, Math.ceil((endsAt - now) / 1000)));
  }

  /** The right password came: the tries before it do not count any more. */
  async forget(account: string): Promise<void> {
    await this.counters.forget(keyOf(account));
  }
}

export function throttled(retryAfterSeconds: number): AppError {
  return new AppError('session.throttled', `Too many tries. Wait ${retryAfterSeconds} s, then try again.`, {
    retryAfterSeconds,
  });
}

const keyOf = (account: string): string =>
  `account:${createHash('sha256').update(account.trim().toLowerCase()).digest('hex')}`;
