import { page, text, type Reply } from '../http/reply.js';

/** A refused request: what the caller gets, and what the log says of it. */
export class Refusal extends Error {
  constructor(
    readonly rule: string,
    readonly detail: string,
    readonly reply: Reply,
    /** False for an ordinary no (wrong password, unknown campaign) that a correct caller may meet as well. */
    readonly isViolation: boolean,
  ) {
    super(`${rule}: ${detail}`);
  }
}

export const ZERO: Reply = text('0');
export const ONE: Reply = text('1');

/** The caller broke a rule of the interface; the instance answers `0`. */
export const broken = (rule: string, detail: string): Refusal => new Refusal(rule, detail, ZERO, true);

/** The request is well formed, and the instance says no with `0`. */
export const denied = (rule: string, detail: string): Refusal => new Refusal(rule, detail, ZERO, false);

export const httpError = (status: number, rule: string, detail: string, isViolation = true): Refusal =>
  new Refusal(rule, detail, page(status), isViolation);
