/**
 * The last moment at which a dialling request may be written to the socket, on a clock that never jumps. It is read again
 * right before the write: a process that was frozen in between must not dial when it thaws.
 */
export interface SendBy {
  readonly notAfterMonotonicMs: number;
  monotonicNow(): number;
}

/** True once the moment has passed, and also when the clock answers nonsense. */
export const isTooLate = (sendBy: SendBy): boolean => !(sendBy.monotonicNow() <= sendBy.notAfterMonotonicMs);
