import { ERROR_STATUS, type ErrorCode, type Issue } from '@callspool/contracts';

export interface AppErrorExtra {
  /** Facts the caller may see: ids, counts, limits. Never a secret. */
  readonly details?: Record<string, unknown>;
  /** Every refused field at once. */
  readonly issues?: readonly Issue[];
  /** Seconds after which the same request may succeed; becomes `Retry-After`. */
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/** A refusal the caller can act on. Leaves as Problem Details with the status of its code. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly status: number;
  readonly details: Record<string, unknown> | undefined;
  readonly issues: readonly Issue[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    extra: AppErrorExtra = {},
  ) {
    super(message, extra.cause === undefined ? undefined : { cause: extra.cause });
    this.status = ERROR_STATUS[code];
    this.details = extra.details;
    this.issues = extra.issues;
    this.retryAfterSeconds = extra.retryAfterSeconds;
  }
}

/** What cannot be. The request dies with 500 and a stack in the log; the process lives. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** Narrows `value`, or throws InvariantError with `message`. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}
