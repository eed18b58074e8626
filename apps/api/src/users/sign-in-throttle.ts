import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { placeOf } from './client-address.js';
import { SignInThrottleRepository } from './sign-in-throttle.repository.js';

/** Wrong passwords for one account from one place before it must wait. Counted for unknown accounts too, so that it tells nothing. */
export const TRIES_PER_ACCOUNT = { max: 10, windowMs: 5 * 60 * 1000 } as const;
/** Wrong passwords for one account from all places where it has not signed in lately. */
export const TRIES_FROM_STRANGERS = { max: 100, windowMs: 5 * 60 * 1000 } as const;
/** Wrong passwords from one place, whatever the account: somebody tries one password on many. */
export const TRIES_PER_ADDRESS = { max: 60, windowMs: 60 * 1000 } as const;
/** How long a place counts as the account's own after a sign-in from it. */
export const KNOWN_PLACE_MS = 30 * 86_400_000;
/** Second steps and opened account links from one place: a whole shift behind one address still fits. */
export const TRIES_PER_PLACE = { max: 60, windowMs: 60 * 1000 } as const;

/** Whose password is tried, and from which address. */
export interface Try {
  readonly account: string;
  readonly address: string | undefined;
}

/**
 * Slows down guessing without locking the owner out. Tries are counted for the account and the caller's place together;
 * a second, wider count of the account alone stops guessing from many places, and spares the places from which the
 * account signed in lately; a third, of the place alone, stops one password being tried on many accounts. The right
 * password gives its tries back, so that a whole shift signs in behind one address.
 */
@Injectable()
export class SignInThrottle {
  constructor(
    private readonly counters: SignInThrottleRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts a try before the password is looked at, so that tries in parallel cannot slip past together.
   * @throws AppError `session.throttled` when the tries are used up.
   */
  async admit(attempt: Try): Promise<void> {
    const account = accountKey(attempt);
    await this.count(account.place, TRIES_PER_ADDRESS);
    await this.count(account.here, TRIES_PER_ACCOUNT);
    if (await this.counters.isRemembered(account.known, this.clock.now().getTime())) return;
    await this.count(account.everywhere, TRIES_FROM_STRANGERS);
  }

  /** The right password came: the account's tries from here do not count any more, nor does this one for the place. */
  async forget(attempt: Try): Promise<void> {
    const { here, place } = accountKey(attempt);
    await this.counters.forget(here);
    await this.counters.giveBack(place);
  }

  /** The account has signed in from here, so that strangers' tries do not keep it out from here. */
  async remember(attempt: Try): Promise<void> {
    await this.counters.remember(accountKey(attempt).known, this.clock.now().getTime() + KNOWN_PLACE_MS);
  }

  /**
   * Counts a try of something that is not a password, such as a second step, for the caller's place alone.
   * @throws AppError `session.throttled`
   */
  async admitPlace(what: string, address: string | undefined): Promise<void> {
    await this.count(`${what}:${hashOf(placeOf(address))}`, TRIES_PER_PLACE);
  }

  /** Whether this is the first time that the person uses this very code while it can be valid. */
  async isFirstUse(userId: string, code: string, validMs: number): Promise<boolean> {
    const now = this.clock.now().getTime();
    const { count } = await this.counters.count(`code:${userId}:${hashOf(code)}`, now, validMs);
    return count === 1;
  }

  private async count(key: string, limit: { max: number; windowMs: number }): Promise<void> {
    const now = this.clock.now().getTime();
    const { count, endsAt } = await this.counters.count(key, now, limit.windowMs);
    if (count > limit.max) throw throttled(Math.max(1, Math.ceil((endsAt - now) / 1000)));
  }
}

function throttled(retryAfterSeconds: number): AppError {
  return new AppError('session.throttled', `Too many tries. Wait ${retryAfterSeconds} s, then try again.`, {
    retryAfterSeconds,
  });
}

function accountKey({ account, address }: Try) {
  const name = account.trim().toLowerCase();
  const here = hashOf(`${name}\n${placeOf(address)}`);
  return {
    here: `account-here:${here}`,
    known: `account-known:${here}`,
    everywhere: `account:${hashOf(name)}`,
    place: `sign-in:${hashOf(placeOf(address))}`,
  };
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
