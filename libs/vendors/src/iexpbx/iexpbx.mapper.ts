import { resultOfWord } from '@callspool/domain';
import type { ActiveCallSnapshot, MemberSnapshot, QueueSnapshot } from '../core/capabilities.js';
import { UNKNOWN_WORD, UNREADABLE_DATE, type VendorCallRecord } from '../core/call-record.js';
import { findCorrelationId } from '../core/correlation.js';
import type { JsonObject } from '../core/json.js';
import { readClockSeconds, readDecimal, textField, unknownFields } from '../core/read-field.js';
import { readWallTime, showWallTime, wallWindow, type WallTime } from '../core/wall-clock.js';
import { ACTIVE_CALL_FIELDS, CDR_FIELDS, QUEUE_FIELDS, USER_FIELDS } from './iexpbx.wire.js';

const MINUTE_MS = 60_000;
/** 24-hour clock, although the page writes `hh`: its sample 1500 settles it. */
const BOUND = 'ddMMyyyyHHmm';

export interface RecordOptions {
  readonly timeZone: string;
  /** The time of records whose own cannot be read: the beginning of what was asked for. */
  readonly undatedAt: Date;
}

/**
 * The wall-clock bounds of one `cdr` question. They have whole minutes and nobody says whether they are inclusive, so the
 * question reaches to the minute after the end; the caller filters again.
 */
export function toCdrBounds(from: Date, to: Date, timeZone: string): { date1: string; date2: string } {
  const nextMinute = new Date((Math.floor(to.getTime() / MINUTE_MS) + 1) * MINUTE_MS);
  const { start, end } = wallWindow(from, nextMinute, timeZone);
  return { date1: showWallTime(start, timeZone, BOUND), date2: showWallTime(end, timeZone, BOUND) };
}

/** `dd.MM.yyyy HH:mm:ss`; a sister product leaves the space out. */
export function parseIexpbxTime(text: string): WallTime | null {
  const match = /^\s*(\d\d)\.(\d\d)\.(\d{4})\s*(\d\d):(\d\d):(\d\d)\s*$/.exec(text);
  if (match === null) return null;
  const [day = 0, month = 0, year = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  return { year, month, day, hour, minute, second };
}

/**
 * One row of `cdr`. One without a readable date stands at a time of ours, one without an id is known by all that it says; text
 * tells of a row with nothing that a call has.
 */
export function toCallRecord(row: JsonObject, options: RecordOptions): VendorCallRecord | string {
  const id = textField(row, 'id');
  const said = ['calldate', 'src', 'dst', 'duration', 'userfield'].map((name) => textField(row, name));
  if (id === '' && said.every((text) => text === '')) return 'a call record without an id';
  const wall = parseIexpbxTime(textField(row, 'calldate'));
  const read = wall === null ? null : readWallTime(wall, options.timeZone);
  const started = read ?? { instant: options.undatedAt, isInGap: false };
  const drift = unknownFields(row, CDR_FIELDS);
  if (id === '') drift.push('a call record without an id');
  if (read === null) drift.push(UNREADABLE_DATE);
  if (started.isInGap) drift.push('calldate falls into an hour that the clock skipped');
  const duration = readDecimal(row['duration']);
  if (duration === null) drift.push('duration is no number');
  const dispositionWord = textField(row, 'disposition');
  const result = resultOfWord(dispositionWord);
  if (result === null) drift.push(`${UNKNOWN_WORD} ${dispositionWord.slice(0, 40)}`);
  return {
    vendorKey: id === '' ? ['row', ...said].join('|') : `id:${id}`,
    startedAt: started.instant,
    ...(read?.alternative && { alternativeStartedAt: read.alternative }),
    ...(read !== null &&
      duration !== null && { endedAt: new Date(started.instant.getTime() + Math.round(duration * 1000)) }),
    source: textField(row, 'src'),
    destination: textField(row, 'dst'),
    // Ringing is included: BUSY rows of the vendor's own sample last seconds.
    durationSeconds: duration ?? 0,
    dispositionWord,
    result,
    leg: 'single',
    correlationId: findCorrelationId(textField(row, 'userfield')),
    hasRecording: row['record'] === true || /^true$/i.test(textField(row, 'record')),
    raw: row,
    drift,
  };
}

export interface Mapped<Item> {
  readonly item: Item;
  readonly drift: readonly string[];
}

export function toQueue(row: JsonObject): Mapped<QueueSnapshot> {
  const memberNames = textField(row, 'internal')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const item = { name: textField(row, 'queuenumber'), label: textField(row, 'name'), memberNames, raw: row };
  return { item, drift: unknownFields(row, QUEUE_FIELDS) };
}

export function toMember(row: JsonObject): Mapped<MemberSnapshot> {
  const state = textField(row, 'regstatus');
  const item = {
    name: textField(row, 'username'),
    label: textField(row, 'name'),
    isRegistered: /^\s*OK\b/i.test(state),
    state,
    raw: row,
  };
  return { item, drift: unknownFields(row, USER_FIELDS) };
}

/** Words of `calltype` and `callinfo` are localised: only the digits in parentheses are read. */
export function toActiveCall(row: JsonObject): Mapped<ActiveCallSnapshot> {
  const typeText = textField(row, 'calltype');
  const queue = /\((\d+)\)/.exec(typeText)?.[1];
  const item = {
    channel: textField(row, 'channel'),
    source: textField(row, 'src'),
    destination: textField(row, 'dst'),
    durationSeconds: readClockSeconds(row['duration']),
    ...(queue !== undefined && { queue }),
    typeText,
    stateText: textField(row, 'callinfo'),
    raw: row,
  };
  return { item, drift: unknownFields(row, ACTIVE_CALL_FIELDS) };
}
