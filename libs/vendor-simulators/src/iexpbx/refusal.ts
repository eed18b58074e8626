/** A refused request. The answer is the failure shape the settings name, unless a status is given. */
export class Refusal extends Error {
  constructor(
    readonly rule: string,
    readonly detail: string,
    /** Two-digit code, for installations that answer such codes. */
    readonly code: string,
    /** False for an ordinary no that a correct caller may meet as well. */
    readonly isViolation: boolean,
    readonly status: number | null = null,
  ) {
    super(`${rule}: ${detail}`);
  }
}

export const broken = (rule: string, detail: string, code = '02'): Refusal =>
  new Refusal(rule, detail, code, true);

export const denied = (rule: string, detail: string, code = '02'): Refusal =>
  new Refusal(rule, detail, code, false);
