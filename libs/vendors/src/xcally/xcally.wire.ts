import { isJsonObject, parseJson, type Json, type JsonObject } from '../core/json.js';
import { childrenOf, parseXml, xmlToJson } from '../core/xml.js';
import { saysTrouble } from '../core/says-trouble.js';

export type XcallyFormat = 'json' | 'xml';

export interface XcallyEnvelope {
  /** The verb that is answered. */
  readonly method: string;
  /** `null` when the word is neither true nor false. */
  readonly response: boolean | null;
  readonly rows: readonly JsonObject[];
  /** Something in the envelope tells of an error: whatever `response` says, nothing is known to have been done. */
  readonly hasTrouble: boolean;
  /** Unknown fields of the envelope itself. */
  readonly drift: readonly string[];
}

/**
 * The vendor's page prints JSON with the quotes of a word processor, the double prime included. No program sends those (inferred),
 * but one that was built from the page might: tried only when the text is no JSON as it stands.
 */
const straighten = (text: string): string => text.replace(/[\u201C\u201D\u2033]/g, '"');

/** The text "true", or a boolean: never JavaScript's truth, in which "false" is true. */
function responseOf(found: Json | undefined): boolean | null {
  const word =
    typeof found === 'boolean' ? String(found) : typeof found === 'string' ? found.trim().toLowerCase() : '';
  if (word === 'true') return true;
  return word === 'false' ? false : null;
}

const beside = ({ method: _method, response: _response, rows: _rows, row: _row, ...others }: JsonObject) =>
  others;

const drifts = (names: readonly string[], known: readonly string[]): string[] =>
  names.filter((name) => !known.includes(name)).map((name) => `unknown field ${name.slice(0, 40)}`);

/** `null` when the text is no envelope. */
export function decodeEnvelope(text: string, format: XcallyFormat): XcallyEnvelope | null {
  return format === 'json' ? ofJson(text) : ofXml(text);
}

function ofJson(text: string): XcallyEnvelope | null {
  const answer = parseJson(text) ?? parseJson(straighten(text));
  if (!isJsonObject(answer) || typeof answer['method'] !== 'string') return null;
  const found = answer['rows'];
  const rows = found === undefined || found === null ? [] : found;
  if (!Array.isArray(rows)) return null;
  const items = rows as readonly Json[];
  if (!items.every((item) => isJsonObject(item))) return null;
  return {
    method: answer['method'],
    response: responseOf(answer['response']),
    rows: items,
    hasTrouble: saysTrouble(beside(answer)),
    drift: drifts(Object.keys(answer), ['method', 'response', 'rows']),
  };
}

/** Rows stand directly under the root, one or many (page); `event` is called `evt` there (page). */
function ofXml(text: string): XcallyEnvelope | null {
  const root = parseXml(text);
  // Text between the elements is no part of an envelope.
  if (root === undefined || root.name !== 'root' || root.text !== '') return null;
  const [method, ...otherMethods] = childrenOf(root, 'method');
  const [response, ...otherResponses] = childrenOf(root, 'response');
  if (method === undefined || otherMethods.length > 0 || otherResponses.length > 0) return null;
  // A word that is cut by another element, as "tru<row/>e", is no word.
  if (method.children.length > 0 || (response !== undefined && response.children.length > 0)) return null;
  const rows = childrenOf(root, 'row').map((row) => {
    const fields = xmlToJson(row);
    return isJsonObject(fields) ? renamed(fields) : {};
  });
  const whole = xmlToJson(root);
  const names = root.children.map(({ name }) => name);
  return {
    method: method.text,
    response: responseOf(response?.text),
    rows,
    hasTrouble: isJsonObject(whole) && saysTrouble(beside(whole)),
    drift: drifts(names, ['method', 'response', 'row']),
  };
}

const renamed = (row: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(row).map(([name, field]) => [name === 'evt' ? 'event' : name, field]));
