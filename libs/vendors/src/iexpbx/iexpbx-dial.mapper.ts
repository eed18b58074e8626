import type {
  Announcement,
  IexpbxIvrSettings,
  IexpbxMaskedCallSettings,
  PushRequest,
} from '../core/capabilities.js';
import { isCorrelationId } from '../core/correlation.js';
import type { Query } from '../core/query.js';
import { VendorEncodingError } from '../core/vendor-error.js';

/** The whole request line stays below what every server takes; the vendor names no limit. */
export const LONGEST_URL = 2_000;

const NUMBER = /^\+?\d{2,20}$/;
const FILE_NAME = /^[A-Za-z0-9_-]{1,64}$/;
const EXTENSION = /^\d{1,10}$/;
const RECORD_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** `{ } |` separate and have no escape; `$`, quotes and backslashes may be expanded by the IVR script. */
const UNSPEAKABLE = /[{}|$"'`\\\u0000-\u001f\u007f]/;

const refuse = (operation: string, field: string, message: string): VendorEncodingError =>
  new VendorEncodingError({ vendor: 'iexpbx', operation, field, message });

export function demandNumber(operation: string, field: string, number: string): string {
  if (NUMBER.test(number)) return number;
  throw refuse(operation, field, `${field}: digits only, with an optional leading +.`);
}

/** `{text}|NAME1|{text}` in the order of playing. */
export function encodeAnnouncements(announcements: readonly Announcement[]): string {
  return announcements.map((item, index) => encodeAnnouncement(item, `announcements[${index}]`)).join('|');
}

function encodeAnnouncement(item: Announcement, field: string): string {
  if ('file' in item) {
    if (FILE_NAME.test(item.file)) return item.file;
    throw refuse(
      'callivr',
      field,
      `${field}: an audio file is named by letters, digits, _ and -, without its extension.`,
    );
  }
  if (item.text.trim() === '') throw refuse('callivr', field, `${field}: there is nothing to say.`);
  const unspeakable = UNSPEAKABLE.exec(item.text)?.[0];
  if (unspeakable === undefined) return `{${item.text}}`;
  const name =
    unspeakable < ' ' || unspeakable === '\u007f' ? 'a line break or control character' : unspeakable;
  throw refuse(
    'callivr',
    field,
    `${field}: the text holds ${name}, which IEXPBX cannot be sent. Leave it out.`,
  );
}

export function toCallIvr(request: PushRequest, campaign: IexpbxIvrSettings): Query {
  const operation = 'callivr';
  const announcements = campaign.announcements ?? [];
  return [
    ['number', demandNumber(operation, 'number', request.number)],
    ['dp', demandName(operation, 'campaign.dialPlan', campaign.dialPlan)],
    ['dest', demandName(operation, 'campaign.ivrNumber', campaign.ivrNumber)],
    ['uf', demandCorrelation(operation, request.correlationId)],
    ...(announcements.length > 0 ? [['file', encodeAnnouncements(announcements)] as const] : []),
  ];
}

/** number1 is the branch's own number, number2 the contact. */
export function toCallback(request: PushRequest, campaign: IexpbxMaskedCallSettings): Query {
  const operation = 'callback';
  const own = demandNumber(operation, 'campaign.ownNumber', campaign.ownNumber);
  const contact = demandNumber(operation, 'number', request.number);
  if (own.replace('+', '') === contact.replace('+', '')) {
    throw refuse(
      operation,
      'number',
      'number: the contact has the branch’s own number, which cannot be joined with itself.',
    );
  }
  return [
    ['number1', own],
    ['number2', contact],
    ['dp', demandName(operation, 'campaign.dialPlan', campaign.dialPlan)],
    ['uf', demandCorrelation(operation, request.correlationId)],
  ];
}

/** An agent-first call: the extension calls the number. It carries no data of ours (page). */
export function toCallNumber(request: { number: string; internal: string }): Query {
  const operation = 'callnumber';
  if (!EXTENSION.test(request.internal))
    throw refuse(operation, 'agentPhone', 'agentPhone: the extension of the PBX has digits only.');
  const number = demandNumber(operation, 'number', request.number);
  if (number === request.internal)
    throw refuse(operation, 'number', 'number: an extension cannot call itself.');
  return [
    ['number', number],
    ['internal', request.internal],
  ];
}

/** Ids of call records are digits, a `chanid` has a point (page: either is taken). */
export function demandRecordId(id: string): string {
  if (RECORD_ID.test(id)) return id;
  throw refuse('record', 'id', 'id: not the id of a call.');
}

export function demandShortUrl(operation: string, url: string): string {
  if (url.length < LONGEST_URL) return url;
  throw refuse(
    operation,
    'announcements',
    'announcements: the request would be too long; use shorter texts or audio files.',
  );
}

function demandName(operation: string, field: string, name: string): string {
  if (name.trim() !== '' && !UNSPEAKABLE.test(name)) return name;
  throw refuse(
    operation,
    field,
    `${field}: give the name as the PBX shows it, without braces, quotes and $.`,
  );
}

function demandCorrelation(operation: string, id: string): string {
  if (isCorrelationId(id)) return id;
  throw refuse(operation, 'correlationId', 'A correlation id is 32 lower-case hexadecimal digits.');
}
