import { isWordWithoutResult, type WordResult } from '@callspool/domain';
import type { ActiveCallSnapshot, MemberSnapshot, QueueSnapshot } from '../core/capabilities.js';
import { UNKNOWN_WORD, type VendorCallRecord } from '../core/call-record.js';
import { findCorrelationId } from '../core/correlation.js';
import { readWallTime, type WallTime } from '../core/wall-clock.js';
import type { HistoryRow } from './escaux-database.wire.js';
import type { Channel, QueueInfo, QueueMember, QueueStatus } from './escaux-live.wire.js';
import { digits } from './escaux-row.wire.js';

export interface Mapped<Item> {
  readonly item: Item;
  readonly drift: readonly string[];
}

/** `"Name" [number]` in the guide, a bare number in older modules (public code). */
export function readCallerId(text: string): { readonly name: string; readonly number: string } {
  const match = /^\s*(?:"([^"]*)"|([^[]*?))\s*\[([^\]]*)\]\s*$/.exec(text);
  if (match === null) return { name: '', number: text.trim() };
  const [, quoted, bare, number = ''] = match;
  return { name: (quoted ?? bare ?? '').trim(), number: number.trim() };
}

/** One leg. Who is called is not told: only the leg at the other end of the bridge. */
export function toActiveCall(channel: Channel, correlationVariable: string): ActiveCallSnapshot {
  const correlationId = findCorrelationId(channel.vars[correlationVariable] ?? '');
  return {
    channel: channel.ID,
    source: readCallerId(channel.CallerId).number,
    destination: '',
    durationSeconds: digits(channel.Seconds),
    typeText: '',
    stateText: channel.State,
    ...(correlationId !== null && { correlationId }),
    ...(channel.Link !== '' && { peerChannel: channel.Link }),
    raw: channel.raw,
  };
}

interface MemberState {
  readonly word: string;
  readonly isRegistered: boolean;
}

/** 0 to 6 are the guide's; 7 and 8 are Asterisk's own device states (public docs). */
const MEMBER_STATES: Readonly<Record<string, MemberState>> = {
  '0': { word: 'unknown', isRegistered: false },
  '1': { word: 'not in use', isRegistered: true },
  '2': { word: 'in use', isRegistered: true },
  '3': { word: 'busy', isRegistered: true },
  '4': { word: 'invalid', isRegistered: false },
  '5': { word: 'unavailable', isRegistered: false },
  '6': { word: 'ringing', isRegistered: true },
  '7': { word: 'ringing while in use', isRegistered: true },
  '8': { word: 'on hold', isRegistered: true },
};

export function toMember(row: QueueMember): Mapped<MemberSnapshot> {
  const drift: string[] = [];
  const state = Object.hasOwn(MEMBER_STATES, row.Status) ? MEMBER_STATES[row.Status] : undefined;
  if (state === undefined) drift.push(`unknown member status ${row.Status.slice(0, 20)}`);
  const isPaused = row.Paused === '1' ? true : row.Paused === '0' ? false : undefined;
  if (isPaused === undefined) drift.push('Paused is neither 0 nor 1');
  const membership = row.Membership === 'static' || row.Membership === 'dynamic' ? row.Membership : 'unknown';
  if (membership === 'unknown') drift.push(`unknown membership ${row.Membership.slice(0, 20)}`);
  const item: MemberSnapshot = {
    name: row.Phone,
    label: row.Name === '' ? row.Phone : row.Name,
    isRegistered: state?.isRegistered ?? false,
    state: state?.word ?? `unknown (${row.Status})`,
    queue: row.Queue,
    ...(row.Ext !== '' && { extension: row.Ext }),
    ...(isPaused !== undefined && { isPaused }),
    membership,
    raw: row.raw,
  };
  return { item, drift };
}

/** A queue with what three functions tell of it; `waiting` is left out where its number cannot be read. */
export function toQueue(
  info: QueueInfo,
  statuses: readonly QueueStatus[],
  members: readonly QueueMember[],
): Mapped<QueueSnapshot> {
  const own = members.filter((member) => member.Queue === info.Name);
  const status = statuses.find((each) => each.Name === info.Name);
  const waiting = status === undefined ? null : digits(status.Calls);
  const states = own.map(toMember);
  const item: QueueSnapshot = {
    name: info.Name,
    label: info.Id,
    memberNames: own.map((member) => member.Phone),
    loggedIn: states.filter(({ item: member }) => member.isRegistered).length,
    available: own.filter((member) => member.Status === '1' && member.Paused === '0').length,
    ...(waiting !== null && { waiting }),
    raw: { info: info.raw, ...(status !== undefined && { status: status.raw }) },
  };
  return { item, drift: waiting === null ? ['a queue without a number of waiting calls'] : [] };
}

/**
 * What a history's disposition code says of the call (guide); 300 is a call that a voicemail took. The codes that say no result
 * are known to the domain. A manager may say what a code means on a connection, as of every vendor's word.
 */
const DISPOSITIONS: Readonly<Record<string, WordResult>> = {
  '100': 'NO_ANSWER',
  '101': 'NO_ANSWER',
  '102': 'NO_ANSWER',
  '103': 'NO_ANSWER',
  '201': 'ANSWERED',
  '202': 'ANSWERED',
  '203': 'ANSWERED',
  '300': 'MACHINE',
};

/** `yyyy-mm-dd hh:mm:ss`, the SOP's wall clock (its zone is not given and is configuration). */
export function parseEscauxTime(text: string): WallTime | null {
  const match = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  return { year, month, day, hour, minute, second };
}

export interface RecordOptions {
  readonly timeZone: string;
}

/**
 * One call can have several rows in one extension's history, and a row of its own in another's: all that tells two of them apart
 * makes the key, because a row with another's key is taken for a repetition of it and is not stored.
 */
function keyOf(row: HistoryRow, extension: string): string {
  const call = [row.uniqueid, row.timestamp, row.caller_number, row.called_number];
  return [extension, ...call, row.origchannel, row.dstchannel, row.disposition, row.duration].join(':');
}

/** One row of an extension's history; text says why a row cannot be understood. */
export function toCallRecord(
  row: HistoryRow,
  extension: string,
  options: RecordOptions,
): VendorCallRecord | string {
  const wall = parseEscauxTime(row.timestamp);
  const started = wall === null ? null : readWallTime(wall, options.timeZone);
  if (started === null) return 'a call without a readable timestamp';
  const drift: string[] = [];
  if (started.isInGap) drift.push('timestamp falls into an hour that the clock skipped');
  const duration = digits(row.duration);
  if (duration === null) drift.push('duration is no number');
  const billSeconds = digits(row.billsec);
  const { disposition } = row;
  const result = Object.hasOwn(DISPOSITIONS, disposition) ? (DISPOSITIONS[disposition] ?? null) : null;
  if (result === null && !isWordWithoutResult('escaux', disposition))
    drift.push(`${UNKNOWN_WORD} ${disposition.slice(0, 20)}`);
  return {
    vendorKey: keyOf(row, extension),
    startedAt: started.instant,
    ...(started.alternative && { alternativeStartedAt: started.alternative }),
    ...(duration !== null && { endedAt: new Date(started.instant.getTime() + duration * 1000) }),
    source: row.caller_number,
    destination: row.called_number,
    durationSeconds: duration ?? 0,
    ...(billSeconds !== null && { billSeconds }),
    dispositionWord: disposition,
    result,
    leg: 'single',
    agent: extension,
    // Variables are no field of the history (guide).
    correlationId: null,
    ...(row.uniqueid !== '' && { guid: row.uniqueid }),
    hasRecording: false,
    raw: row.raw,
    drift,
  };
}
