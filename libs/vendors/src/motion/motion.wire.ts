import { isJsonObject, parseJson, type Json, type JsonObject } from '../core/json.js';
import { firstText } from '../core/read-field.js';
import { OUTCOME, outcomeOf, saysTrouble } from '../core/says-trouble.js';

export interface MotionList {
  readonly rows: readonly JsonObject[];
  readonly drift: readonly string[];
}

/**
 * The answer to /api/calls is not documented. Taken are a list, and a list under `calls` or `data` (public code, inferred), and
 * status 204 for no calls (inferred). `null`: anything else, which never means "no calls": an empty body, a list beside an error,
 * and a row that tells of an error instead of a call.
 */
export function decodeCalls(status: number, text: string): MotionList | null {
  if (text.trim() === '') return status === 204 ? { rows: [], drift: [] } : null;
  const answer = parseJson(text);
  if (Array.isArray(answer)) return listOf(answer);
  if (!isJsonObject(answer)) return null;
  const { calls, data, ...beside } = answer;
  return saysTrouble(beside) ? null : listOf(calls ?? data);
}

function listOf(list: Json | undefined): MotionList | null {
  if (!Array.isArray(list)) return null;
  const rows = list as readonly Json[];
  if (!rows.every((row) => isJsonObject(row))) return null;
  return rows.some((row) => !isCall(row) && saysTrouble(row)) ? null : { rows, drift: [] };
}

/** A row with a session is a call, whatever words stand in it. */
const isCall = (row: JsonObject): boolean => firstText(row, 'sessionId', 'session_id', 'id') !== '';

/**
 * The answers of the verbs are not documented: 2xx takes the request (inferred), when the body is empty or is JSON that plainly says
 * nothing else. `refused`: the body says no. `null`: it cannot be understood, as text, a web page, a number, a list, or an outcome
 * in other words; that proves nothing.
 */
export function decodeAction(text: string): 'accepted' | 'refused' | null {
  if (text.trim() === '') return 'accepted';
  const answer = parseJson(text);
  if (answer === undefined) return null;
  if (!isJsonObject(answer)) return outcomeOf(answer);
  if (saysTrouble(answer)) return 'refused';
  // A number under `status` beside a session is the state of the call, which is no outcome.
  const outcomes = Object.entries(answer).filter(
    ([name, found]) => OUTCOME.test(name) && !(isCall(answer) && typeof found === 'number'),
  );
  return outcomes.every(([, found]) => outcomeOf(found) === 'accepted') ? 'accepted' : null;
}
