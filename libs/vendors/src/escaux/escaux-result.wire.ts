import { isJsonObject, parseJson, type Json, type JsonObject } from '../core/json.js';
import type { VendorEffect } from '../core/vendor-error.js';
import { parseXml, xmlToJson, type XmlElement } from '../core/xml.js';
import { rootNamed } from './escaux-list.wire.js';
import { Drift, fieldText, readRow, unreadable, value, type Verdict } from './escaux-row.wire.js';

/**
 * What one code of one function means. There is no general "0 is fine": ccQueuePauseAll says 0 for a pause that failed. `no`: a
 * question was answered, and the answer is no.
 */
export type CodeMeaning = 'ok' | 'no' | { readonly effect: VendorEffect; readonly message: string };
export type ResultCodes = Readonly<Record<string, CodeMeaning>>;

const refusal = (message: string, effect: VendorEffect = 'none'): CodeMeaning => ({ message, effect });

/** 0 done, 1 not: most call control functions (guide). No reason ever comes along. */
export const zeroOrOne = (message: string, effect: VendorEffect = 'none'): ResultCodes => ({
  '0': 'ok',
  '1': refusal(message, effect),
});

/** Only 0 is printed (guide); every other code is undocumented and tells nothing. */
export const ONLY_ZERO: ResultCodes = { '0': 'ok' };

/** Blocking, 1 comes after phones may have rung; with async=true nothing waits for the call, so 1 is a request not taken (inferred). */
export const originateCodes = (isAsync: boolean): ResultCodes =>
  isAsync
    ? zeroOrOne(
        'The SOP did not take the call (Result 1) and gives no reason. Check phone, number and extension.',
      )
    : zeroOrOne(
        'The call did not come about (Result 1). Phones may have rung: it was not picked up, or not possible.',
        'unknown',
      );

export const SET_PROFILE_CODES: ResultCodes = {
  '0': 'ok',
  '1': refusal('The SOP does not accept the form of the extension.'),
  '2': refusal('The profile belongs to another class than the extension’s present one.'),
  '3': refusal('There is no such profile.'),
  // The local change may already be in force (inferred).
  '5': refusal('The SOP could not pass the change on to its manager (SMP).', 'unknown'),
};

/** Whether several pairs are one change is not said, so a refusal of several leaves open what was written (inferred). */
export const setParametersCodes = (pairs: number): ResultCodes => {
  const effect = pairs > 1 ? 'unknown' : 'none';
  return {
    '0': 'ok',
    '1': refusal('A profile parameter is missing or malformed.', effect),
    '2': refusal('There is no such profile parameter.', effect),
    '3': refusal('The extension’s profile has no such parameter.', effect),
    '5': refusal('The SOP could not pass the change on to its manager (SMP).', 'unknown'),
  };
};

/** Inverted, and telling which of the two was understood: 0 and 1 speak of pausing, 2 and 3 of its end (guide). */
export const pauseAllCodes = (paused: boolean): ResultCodes => {
  const failed = refusal(
    paused
      ? 'The phone was not paused in all its queues.'
      : 'The phone is still paused in some of its queues.',
    'unknown',
  );
  return paused ? { '1': 'ok', '0': failed } : { '3': 'ok', '2': failed };
};

const firstOf = (found: Json | undefined): Json | undefined =>
  Array.isArray(found) && found.length === 1 ? (found as readonly Json[])[0] : found;

/** The code as text; number or digit string in JSON. `null` when there is none, or more than one. */
function codeOf(answer: JsonObject): string | null {
  const found = firstOf(answer['Result']);
  const text = typeof found === 'number' ? String(found) : typeof found === 'string' ? found.trim() : '';
  return /^\d{1,3}$/.test(text) ? text : null;
}

const isSaid = (found: Json): boolean =>
  found !== null && found !== false && !(typeof found === 'string' && found.trim() === '');

/** Words that stand beside the code and must say the same as it, where they say anything: OK and NOK are printed (guide). */
const WORDS = new Set(['Status', 'ResultText']);

/**
 * What in an answer speaks against what its code tells; `null` when nothing does. An answer that contradicts itself is none: it
 * settles nothing, least of all that something was done.
 */
function contradictionIn(answer: JsonObject, code: 'ok' | 'no' = 'ok'): string | null {
  for (const [name, found] of Object.entries(answer)) {
    if (Array.isArray(found) && found.length > 1) return `${name.slice(0, 40)} is repeated`;
    if (name === '#text') return 'text between the elements';
    const told = firstOf(found) ?? null;
    if (!isSaid(told)) continue;
    if (/error|fault|fatal|exception|warning/i.test(name)) return `${name.slice(0, 40)} beside a success`;
    const isOk = typeof told === 'string' && told.trim().toUpperCase() === 'OK';
    if (WORDS.has(name) && isOk !== (code === 'ok')) return `${name} says something else than the code`;
  }
  return null;
}

/** The elements of an answer, or why it is none that can be believed. */
function believed(root: XmlElement): JsonObject | string {
  const answer = xmlToJson(root);
  if (!isJsonObject(answer)) return 'no elements';
  return contradictionIn(answer) ?? answer;
}

export function judgeCode(answer: JsonObject, codes: ResultCodes): Verdict<JsonObject> {
  const code = codeOf(answer);
  if (code === null) return unreadable('an answer without a Result code');
  const meaning = Object.hasOwn(codes, code) ? codes[code] : undefined;
  if (meaning === undefined) return unreadable(`Result ${code}`);
  if (typeof meaning === 'object') return { kind: 'refused', ...meaning };
  const contradiction = contradictionIn(answer, meaning);
  return contradiction === null ? value(answer) : unreadable(contradiction);
}

/** `root` > `Result` and the other named elements. */
export function decodeXmlResult(
  text: string,
  shape: { readonly root: string; readonly codes: ResultCodes; readonly beside?: readonly string[] },
  drift: Drift,
): Verdict<JsonObject> {
  const root = rootNamed(text, shape.root);
  if (typeof root === 'string') return unreadable(root);
  const answer = xmlToJson(root);
  if (!isJsonObject(answer)) return unreadable('an answer without a Result code');
  readRow(answer, ['Result'], drift, shape.beside);
  return judgeCode(answer, shape.codes);
}

export function decodeJsonResult(
  text: string,
  shape: { readonly codes: ResultCodes; readonly beside?: readonly string[] },
  drift: Drift,
): Verdict<JsonObject> {
  const answer = parseJson(text);
  if (!isJsonObject(answer)) return unreadable('no JSON object');
  // The one sample prints the code as a number, unlike everything else.
  const { Result: _code, ...others } = answer;
  readRow(others, [], drift, shape.beside);
  return judgeCode(answer, shape.codes);
}

/** `Paused` echoes the state that the phone is now in; there is no code (guide). */
export function decodeQueuePause(
  text: string,
  asked: { readonly queue: string; readonly paused: boolean },
  drift: Drift,
): Verdict<void> {
  const root = rootNamed(text, 'ccQueuePauseResult');
  if (typeof root === 'string') return unreadable(root);
  const answer = believed(root);
  if (typeof answer === 'string') return unreadable(answer);
  const row = readRow(answer, ['Paused', 'Queue'], drift);
  // The guide's own sample echoes another queue than was asked for: worth a look, no proof of anything.
  if (row.Queue !== '' && row.Queue !== asked.queue) drift.add('another Queue in the answer than asked for');
  if (row.Paused === (asked.paused ? '1' : '0')) return value(undefined);
  if (row.Paused !== '0' && row.Paused !== '1') return unreadable('no state Paused');
  return {
    kind: 'refused',
    effect: 'none',
    message: `The SOP left the phone ${row.Paused === '1' ? 'paused' : 'unpaused'} and gives no reason.`,
  };
}

export type PincodeVerdict = 'right' | 'wrong' | 'undefined';

/** `Result` in words: OK, NOK, UNDEFINED; or `Error` for a command that it does not know (guide). */
export function decodeAuthenticate(text: string, drift: Drift): Verdict<PincodeVerdict> {
  const root = rootNamed(text, 'Authenticate');
  if (typeof root === 'string') return unreadable(root);
  const { Result, Error: error, raw } = readRow(xmlToJson(root), ['Result', 'Error'], drift);
  // The printed error comes without a Result (guide).
  if (error !== '' && raw['Result'] === undefined) {
    return { kind: 'refused', effect: 'none', message: 'The SOP does not know the command.' };
  }
  const contradiction = contradictionIn(raw);
  if (contradiction !== null) return unreadable(contradiction);
  if (Result === 'OK') return value('right');
  if (Result === 'NOK') return value('wrong');
  return Result === 'UNDEFINED' ? value('undefined') : unreadable('no known Result');
}

/**
 * fusionQueuesSet and fusionQueuesRemove: the guide prints no answer. A Result code is believed; any other JSON, or nothing at
 * all, is `unclear`, to be settled by listing the members, and what is no JSON is refused.
 */
export function decodeFusion(text: string): Verdict<'accepted' | 'unclear'> {
  if (text.trim() === '') return value('unclear');
  const answer = parseJson(text);
  if (answer === undefined) return unreadable('no JSON');
  if (isJsonObject(answer) && Object.keys(answer).some((name) => /^error/i.test(name))) {
    return { kind: 'refused', effect: 'unknown', message: 'The SOP answered with an error.' };
  }
  const code = isJsonObject(answer) ? codeOf(answer) : null;
  if (code === null) return value('unclear');
  if (code === '0') return value(contradictionIn(answer as JsonObject) === null ? 'accepted' : 'unclear');
  return {
    kind: 'refused',
    effect: 'unknown',
    message: `The SOP answered Result ${code} and gives no reason.`,
  };
}

/** What PHP prints by itself, in place of an answer or before it. */
const PHP_MESSAGE =
  /^(php )?(warning|notice|deprecated|fatal error|catchable fatal error|parse error|error)\s*:/i;

/**
 * The bare text, or the text of an element: the guide prints replies that may have lost their markup (inferred). `null` when it is
 * neither, or when anything in it speaks of trouble.
 */
function bareOr(text: string, name: 'ccSetvar' | 'ccGetvar'): string | null {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (PHP_MESSAGE.test(trimmed)) return null;
  if (!trimmed.startsWith('<')) return /[\r\n]/.test(trimmed) || trimmed.length > 1_000 ? null : trimmed;
  const root = parseXml(text);
  if (root === undefined || !new RegExp(`^${name}(Result)?$`, 'i').test(root.name)) return null;
  if (root.children.length === 0) return root.text;
  const answer = xmlToJson(root);
  const isNo = name === 'ccSetvar' && isJsonObject(answer) && answer['Result'] === '1';
  if (!isJsonObject(answer) || contradictionIn(answer, isNo ? 'no' : 'ok') !== null) return null;
  const named = root.children.filter((child) => child.name === 'Result');
  // A value may stand under any one name; a code of success under its own alone.
  const [first, another] = named.length > 0 || name === 'ccSetvar' ? named : root.children;
  return first === undefined || another !== undefined || first.children.length > 0 ? null : first.text;
}

export function decodeSetVariable(text: string): Verdict<void> {
  const code = bareOr(text, 'ccSetvar');
  if (code === '0') return value(undefined);
  if (code === '1') {
    return {
      kind: 'refused',
      effect: 'none',
      message: 'The SOP did not set the variable. The call may have ended.',
    };
  }
  return unreadable('neither 0 nor 1');
}

/** Whatever the text is, it is the value: a value "1" is no failure here. Empty: not set (inferred). */
export function decodeGetVariable(text: string): Verdict<string> {
  const found = bareOr(text, 'ccGetvar');
  return found === null ? unreadable('no value') : value(found);
}

export interface PumAnswer {
  readonly extension: string;
  readonly phone: string;
  readonly virtualPhone: string;
  readonly statusText: string;
}

/** Elements come in another order in each of the two, so they are read by name (guide). */
export function decodePum(
  text: string,
  asked: { readonly root: string; readonly extension: string; readonly phone?: string },
  drift: Drift,
): Verdict<PumAnswer> {
  const beside = ['Extension', 'Phone', 'Status', 'StatusText', 'Virtual', 'Error'];
  const verdict = decodeXmlResult(text, { root: asked.root, codes: PUM_CODES, beside }, drift);
  if (verdict.kind !== 'value') return verdict;
  const field = (name: string): string => fieldText(verdict.value, name, drift);
  // A success carries both (guide): without them, or for somebody else, nobody is known to have moved.
  if (field('Status') !== 'OK') return unreadable('Result 0 without the Status OK');
  if (field('Extension') !== asked.extension) return unreadable('another Extension than asked for');
  // The guide's own sample answers with another phone than was asked for.
  if (asked.phone !== undefined && field('Phone') !== asked.phone) {
    drift.add('another Phone in the answer than asked for');
  }
  return value({
    extension: field('Extension'),
    phone: field('Phone'),
    virtualPhone: field('Virtual'),
    statusText: field('StatusText'),
  });
}

const PUM_CODES = zeroOrOne(
  'The SOP did not carry out the change. Within 90 seconds of the last one it never does; else check extension and phone.',
);
