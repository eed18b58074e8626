import { Injectable } from '@nestjs/common';

/** Where all time comes from. Everything that decides by time asks this, so that a test can run a day in minutes. */
export abstract class Clock {
  /** The wall clock. */
  abstract now(): Date;
  /** Milliseconds from an arbitrary start; never goes back, also when the wall clock is set. */
  abstract monotonicMs(): number;
}

@Injectable()
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }

  override monotonicMs(): number {
    return performance.now();
  }
}
