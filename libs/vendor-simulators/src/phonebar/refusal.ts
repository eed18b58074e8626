/** A refused request of a phonebar. */
export class Refusal extends Error {
  constructor(
    readonly rule: string,
    readonly detail: string,
    /** False for an ordinary no that a correct caller may meet as well. */
    readonly isViolation: boolean,
    /** HTTP status of the answer; null for a failure inside an answer with 200, where the vendor has one. */
    readonly status: number | null,
  ) {
    super(`${rule}: ${detail}`);
  }
}
