import { isJsonObject, parseJson, type Json, type JsonObject } from '../core/json.js';

export interface MotionList {
  readonly rows: readonly JsonObject[];
  readonly drift: readonly string[];
}

/**
 * The answer to /api/calls is not documented. Taken are a list, and a list under `calls` or `data` (public code, inferred), and no
 * content for no calls (inferred). `null`: anything else, which never means "no calls".
 */
export function decodeCalls(status: number, text: string): MotionList | null {
  if (text.trim() === '')
    return { rows: [], drift: status === 204 ? [] : ['an empty body instead of a list'] };
  const answer = parseJson(text);
  const list = Array.isArray(answer)
    ? answer
    : isJsonObject(answer)
      ? (answer['calls'] ?? answer['data'])
      : undefined;
  if (!Array.isArray(list)) return null;
  const rows = list as readonly Json[];
  return rows.every((row) => isJsonObject(row)) ? { rows, drift: [] } : null;
}

/**
 * The answers of the verbs are not documented: taken by 2xx with a JSON body or none. `success` false or an `error` inside says no
 * (inferred); text and web pages say nothing.
 */
export function decodeAction(text: string): 'accepted' | 'refused' | null {
  if (text.trim() === '') return 'accepted';
  const answer = parseJson(text);
  if (answer === undefined) return null;
  if (answer === false) return 'refused';
  if (!isJsonObject(answer)) return 'accepted';
  const isFailure = answer['success'] === false || answer['success'] === 'false';
  const error = answer['error'];
  return isFailure || (error !== undefined && error !== null && error !== false && error !== '')
    ? 'refused'
    : 'accepted';
}
