import { Injectable } from '@nestjs/common';

/** How often call records are asked for. Tests replace it; installations have no need to. */
@Injectable()
export class PollPace {
  /** Between two readings of the last minutes, while an attempt waits for its record. */
  readonly tailMs: number = 5_000;
  /** Between two closed windows. */
  readonly sweepMs: number = 60_000;
  /** A closed window is not read again for this many times as long as its reading took. */
  readonly restFactor: number = 4;
  /** After the first failure; doubles with each further one up to `longestBackOffMs`. */
  readonly backOffMs: number = 5_000;
  readonly longestBackOffMs: number = 120_000;
}
