import { resultOfWord, type WordResult } from '@callspool/domain';
import { findCorrelationId } from '../core/correlation.js';
import { readDecimal } from '../core/read-field.js';

/** What a webhook of the PBX told. It carries no data of ours: by itself it settles nothing. */
export interface IexpbxWebhookEvent {
  readonly event: 'started' | 'hung_up';
  /** Links start and hang-up; not shown to equal a call record's id or a channel. */
  readonly chanid: string;
  readonly source: string | null;
  readonly destination: string | null;
  readonly callType: string | null;
  readonly statusWord: string | null;
  /** `null`: no status, or a word we do not know. */
  readonly result: WordResult | null;
  readonly durationSeconds: number | null;
  /** What was odd, though readable. */
  readonly drift: readonly string[];
}

export type Decoded<Event> =
  { readonly ok: true; readonly event: Event } | { readonly ok: false; readonly problem: string };

/** Parameter names are chosen by whoever writes the URL template in the PBX; these are the page's own. */
export interface WebhookNames {
  readonly source: string;
  readonly destination: string;
  readonly chanid: string;
  readonly callType: string;
  readonly status: string;
  readonly duration: string;
}
export const WEBHOOK_NAMES: WebhookNames = {
  source: 'caller',
  destination: 'called',
  chanid: 'chan',
  callType: 'calltype',
  status: 'callstatus',
  duration: 'callduration',
};

export interface KeyPressNames {
  readonly digits: string;
  readonly id: string;
}
/** As in the vendor's sample script. */
export const KEY_PRESS_NAMES: KeyPressNames = { digits: 'tuslama', id: 'id' };

export interface IexpbxKeyPress {
  readonly correlationId: string;
  /** Keys in the order pressed; empty when the time ran out. */
  readonly digits: string;
}

const PLACEHOLDER = /^\$?\{\w+\}$/;

/** Decodes a start or hang-up event from the raw query string, without its question mark. */
export function decodeIexpbxWebhook(
  rawQuery: string,
  names: WebhookNames = WEBHOOK_NAMES,
): Decoded<IexpbxWebhookEvent> {
  const parameters = readQuery(rawQuery);
  const drift: string[] = [];
  const value = (name: string): string | null => parameters.get(name)?.trim() || null;
  const chanid = value(names.chanid);
  if (chanid === null) return refused(`The parameter ${names.chanid} is missing or empty.`);
  // Where the template lacks "=", the placeholder stands in the name.
  const unreplaced = [...parameters].find(
    ([name, text]) => PLACEHOLDER.test(text.trim()) || (text === '' && /\{\w+\}$/.test(name)),
  );
  if (unreplaced) {
    return refused(
      `The PBX did not fill in a placeholder (parameter ${unreplaced[0].slice(0, 40)}); check its spelling in the PBX.`,
    );
  }
  const status = value(names.status) ?? statusInName(parameters, names.status, drift);
  const durationText = value(names.duration);
  const durationSeconds = durationText === null ? null : readDecimal(durationText);
  if (durationText !== null && durationSeconds === null) drift.push(`${names.duration} is no number`);
  const result = status === null ? null : resultOfWord(status);
  if (status !== null && result === null) drift.push(`unknown status ${status.slice(0, 40)}`);
  // A start has neither parameter; a hang-up may have nothing to say in them.
  const isHangUp = status !== null || parameters.has(names.status) || parameters.has(names.duration);
  return {
    ok: true,
    event: {
      event: isHangUp ? 'hung_up' : 'started',
      chanid,
      source: value(names.source),
      destination: value(names.destination),
      callType: value(names.callType),
      statusWord: status,
      result,
      durationSeconds,
      drift,
    },
  };
}

/** Decodes the request that an IVR script makes with the digits pressed and the `uf` of the call. */
export function decodeIexpbxKeyPress(
  rawQuery: string,
  names: KeyPressNames = KEY_PRESS_NAMES,
): Decoded<IexpbxKeyPress> {
  const parameters = readQuery(rawQuery);
  const id = parameters.get(names.id);
  const digits = parameters.get(names.digits);
  if (id === undefined || digits === undefined) {
    return refused(`The parameters ${names.id} and ${names.digits} are both needed.`);
  }
  const correlationId = findCorrelationId(id);
  if (correlationId === null)
    return refused(`${names.id} holds no id of ours; the script must send \${MSTUF}.`);
  if (!/^[0-9*#]{0,32}$/.test(digits.trim())) {
    return refused(`${names.digits} holds something else than keys; the script must send what it has read.`);
  }
  return { ok: true, event: { correlationId, digits: digits.trim() } };
}

/** The page's sample template lacks `=` after `callstatus`, so that a copied one sends the name `callstatusBUSY`. */
function statusInName(parameters: ReadonlyMap<string, string>, name: string, drift: string[]): string | null {
  for (const [key, value] of parameters) {
    if (key.length > name.length && key.startsWith(name) && value === '') {
      drift.push(`the URL template lacks "=" after ${name}`);
      return key.slice(name.length);
    }
  }
  return null;
}

/** The first of each name. Values may come without percent-encoding, as UTF-8 or in the Turkish code page. */
function readQuery(rawQuery: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const part of rawQuery.replace(/^\?/, '').split('&')) {
    if (part === '') continue;
    const at = part.indexOf('=');
    const name = decodeTolerantly(at === -1 ? part : part.slice(0, at));
    if (!parameters.has(name)) parameters.set(name, at === -1 ? '' : decodeTolerantly(part.slice(at + 1)));
  }
  return parameters;
}

function decodeTolerantly(text: string): string {
  // A plus in front of digits is a telephone number that was not encoded; any other is a space.
  const bytes = toBytes(text.replace(/(?<!^)\+|^\+(?!\d)/g, ' '));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1254').decode(bytes);
  }
}

/** Percent signs that begin no code stand for themselves. Node hands raw bytes above 7F on as Latin-1 letters. */
function toBytes(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = /^%[0-9A-Fa-f]{2}/.exec(text.slice(at, at + 3));
    if (code) {
      bytes.push(Number.parseInt(text.slice(at + 1, at + 3), 16));
      at += 2;
    } else if (text.charCodeAt(at) <= 0xff) {
      bytes.push(text.charCodeAt(at));
    } else {
      bytes.push(...new TextEncoder().encode(text.charAt(at)));
    }
  }
  return Uint8Array.from(bytes);
}

const refused = (problem: string): { readonly ok: false; readonly problem: string } => ({
  ok: false,
  problem,
});
