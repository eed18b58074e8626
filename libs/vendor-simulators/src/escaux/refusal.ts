/** A refused request of the SOP. */
export class Refusal extends Error {
  constructor(
    readonly rule: string,
    readonly detail: string,
    /** False for an ordinary no that a correct caller may meet as well. */
    readonly isViolation: boolean,
    /** Code inside the function's own failure, where it documents one; else the answer is HTTP 400. */
    readonly code: number = 1,
    /** Answers with this status in place of the function's own failure. */
    readonly status: number | null = null,
  ) {
    super(`${rule}: ${detail}`);
  }
}

export const broken = (rule: string, detail: string, code = 1): Refusal =>
  new Refusal(rule, detail, true, code);

export const denied = (rule: string, detail: string, code = 1): Refusal =>
  new Refusal(rule, detail, false, code);
