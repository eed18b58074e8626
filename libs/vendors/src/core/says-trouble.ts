import { isJsonObject, type Json, type JsonObject } from './json.js';

/** Names under which an answer that no document describes tells of trouble, and those under which it tells what came of it. */
const TROUBLE = /^(errors?|error_?(message|text|msg|description)|fault|exception|failure|reason)$/i;
export const OUTCOME = /^(success|ok|status|result|response|outcome)$/i;

const YES = new Set(['true', 'ok', 'success', 'successful', 'accepted', 'done']);
const NO = new Set([
  'false',
  'nok',
  'no',
  'error',
  'failed',
  'failure',
  'fail',
  'denied',
  'refused',
  'rejected',
]);

/** `null`: it cannot be told. Never JavaScript's truth, in which "false" is true. */
export function outcomeOf(found: Json): 'accepted' | 'refused' | null {
  if (typeof found === 'boolean') return found ? 'accepted' : 'refused';
  if (typeof found === 'number') return found >= 200 && found < 300 ? 'accepted' : null;
  const word = typeof found === 'string' ? found.trim().toLowerCase() : '';
  if (YES.has(word)) return 'accepted';
  return NO.has(word) ? 'refused' : null;
}

const isSaid = (found: Json): boolean =>
  found !== null &&
  found !== false &&
  found !== 0 &&
  !(typeof found === 'string' && found.trim() === '') &&
  !(Array.isArray(found) && found.length === 0);

/** An answer that plainly says no: an error with anything in it, or an outcome that is a no. */
export const saysTrouble = (answer: JsonObject): boolean =>
  Object.entries(answer).some(
    ([name, found]) =>
      (TROUBLE.test(name) && isSaid(found)) ||
      (OUTCOME.test(name) && outcomeOf(found) === 'refused') ||
      (/^(success|ok)$/i.test(name) && found === 0) ||
      (/^(data|result|response)$/i.test(name) && isJsonObject(found) && saysTrouble(found)),
  );
