import { toAscii } from '@callspool/domain';
import type { JsonObject } from '../core/json.js';
import { demandAgentName, refuse, type TextEncoding } from './ucontact-data.mapper.js';
import { demandCampaignName, demandDialable, toVendorDate } from './ucontact-push.mapper.js';

export interface AgentOptions {
  readonly timeZone: string;
  readonly encoding: TextEncoding;
}

/** `Agents/AgentCall` (page). */
export interface UcontactAgentCall {
  /** The number that the called person is shown. */
  readonly callerId: string;
  /** The agent's name and the phone he sits at. */
  readonly agent: string;
  readonly phone: string;
  /** Usually SIP (page). */
  readonly tech?: string;
  /** The agent's context, as configured in uContact. */
  readonly context: string;
  /** The outgoing campaign that accounts for the call, with its arrow. */
  readonly outQueue: string;
  readonly destination: string;
}

/** `api/DispositionCall` (page). The tree in uContact decides what the levels do. */
export interface UcontactDisposition {
  readonly campaign: string;
  readonly agent: string;
  /** The customer's number. */
  readonly number: string;
  readonly guid: string;
  readonly levels: readonly [string, string?, string?];
  readonly d1?: string;
  readonly d2?: string;
  readonly comment?: string;
  /** When to call again, for levels whose action is SCHEDULE (the page also spells it RESCHEDULE). */
  readonly scheduleAt?: Date;
}

/** `Agents/TagRecord` (page). */
export interface UcontactTag {
  /** The destination's number. */
  readonly number: string;
  readonly guid: string;
  readonly text: string;
}

/** `admin/CallWorkflow` (page). */
export interface UcontactWorkflow {
  readonly context: string;
  readonly extension: string;
  readonly parameters: JsonObject;
}

const WORD = /^[A-Za-z0-9_.-]{1,80}$/;
const EXTENSION = /^\d{1,20}$/;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;
const LONGEST_TEXT = 2_000;

/** The guid names a file and a call, so it must be one (page, by its example). */
export function demandGuid(operation: string, guid: string): string {
  if (GUID.test(guid)) return guid;
  throw refuse({ operation, field: 'guid' }, 'guid: not the guid of a call.');
}

export const isGuid = (text: string): boolean => GUID.test(text);

export function demandPhone(operation: string, phone: string): string {
  if (EXTENSION.test(phone)) return phone;
  throw refuse({ operation, field: 'phone' }, 'phone: the agent’s extension has digits only.');
}

function demandWord(operation: string, field: string, word: string): string {
  if (WORD.test(word)) return word;
  throw refuse({ operation, field }, `${field}: letters, digits and _ . - only.`);
}

/** Free text stands alone in its form field, so that only control characters cannot be said in it. */
function encodeFree(operation: string, field: string, text: string, encoding: TextEncoding): string {
  const place = { operation, field };
  if (CONTROL.test(text))
    throw refuse(place, `${field}: uContact cannot carry a line break or control character.`);
  if (text.length > LONGEST_TEXT) throw refuse(place, `${field}: more than ${LONGEST_TEXT} characters.`);
  if (encoding === 'utf-8') return text;
  const ascii = toAscii(text);
  if (!('unsayable' in ascii)) return ascii.text;
  throw refuse(
    place,
    `${field}: "${ascii.unsayable}" has no plain Latin form. Write it differently, or switch the connection to UTF-8.`,
  );
}

/** A level stands alone in its form field and in the tree, which is uContact's own: its spelling is not ours to narrow. */
function demandOneLine(operation: string, field: string, text: string): void {
  if (CONTROL.test(text))
    throw refuse({ operation, field }, `${field}: holds a line break or control character.`);
}

function demandAgent(operation: string, agent: string): string {
  if (agent.trim() === '') throw refuse({ operation, field: 'agent' }, 'agent: needed.');
  return demandAgentName(agent, { operation, field: 'agent' });
}

export function toAgentCall(call: UcontactAgentCall): Record<string, string> {
  const operation = 'Agents/AgentCall';
  const outqueue = demandCampaignName(operation, 'outQueue', call.outQueue);
  if (!outqueue.endsWith('->')) {
    throw refuse({ operation, field: 'outQueue' }, 'outQueue: an outgoing campaign ends in "->".');
  }
  return {
    callerid: demandDialable(operation, 'callerId', call.callerId),
    agent: demandAgent(operation, call.agent),
    phone: demandPhone(operation, call.phone),
    tech: demandWord(operation, 'tech', call.tech ?? 'SIP'),
    context: demandWord(operation, 'context', call.context),
    outqueue,
    destination: demandDialable(operation, 'destination', call.destination),
  };
}

/** All parameters are there, unused ones empty (docs). */
export function toDispositionCall(
  disposition: UcontactDisposition,
  options: AgentOptions,
): Record<string, string> {
  const operation = 'api/DispositionCall';
  const { scheduleAt } = disposition;
  const free = (field: 'd1' | 'd2' | 'comment'): string =>
    encodeFree(operation, field, disposition[field] ?? '', options.encoding);
  const [l1, l2, l3] = demandLevels(operation, disposition.levels);
  return {
    campaign: demandCampaignName(operation, 'campaign', disposition.campaign),
    agent: demandAgent(operation, disposition.agent),
    callerid: demandDialable(operation, 'number', disposition.number),
    guid: demandGuid(operation, disposition.guid),
    l1,
    l2,
    l3,
    d1: free('d1'),
    d2: free('d2'),
    comment: free('comment'),
    schedule:
      scheduleAt === undefined
        ? ''
        : toVendorDate({ operation, field: 'scheduleAt' }, scheduleAt, options.timeZone),
  };
}

/** Levels are joined with `|` when a record is tagged with them (programs); a level follows no empty one. */
function demandLevels(
  operation: string,
  [l1, l2 = '', l3 = '']: UcontactDisposition['levels'],
): [string, string, string] {
  [l1, l2, l3].forEach((level, at) => {
    const field = `levels[${at}]`;
    if (level.includes('|')) throw refuse({ operation, field }, `${field}: a level holds no "|".`);
    demandOneLine(operation, field, level);
  });
  if (l1.trim() === '') throw refuse({ operation, field: 'levels[0]' }, 'levels[0]: needed.');
  if (l2 === '' && l3 !== '')
    throw refuse({ operation, field: 'levels[1]' }, 'levels[1]: needed where there is a third level.');
  return [l1, l2, l3];
}

export function toTagRecord(tag: UcontactTag, options: AgentOptions): Record<string, string> {
  const operation = 'Agents/TagRecord';
  if (tag.text.trim() === '')
    throw refuse({ operation, field: 'text' }, 'text: there is nothing to tag with.');
  return {
    phone: demandDialable(operation, 'number', tag.number),
    guid: demandGuid(operation, tag.guid),
    data: encodeFree(operation, 'text', tag.text, options.encoding),
  };
}

/** JSON carries every text, so that the parameters need no rule of ours. */
export function toCallWorkflow(workflow: UcontactWorkflow): Record<string, string> {
  const operation = 'admin/CallWorkflow';
  return {
    context: demandWord(operation, 'context', workflow.context),
    extension: demandWord(operation, 'extension', workflow.extension),
    jsonparams: JSON.stringify(workflow.parameters),
  };
}
