import { resultOfWord } from '@callspool/domain';
import type { CampaignStatusSnapshot, QueueSnapshot } from '../core/capabilities.js';
import { UNKNOWN_WORD, UNREADABLE_DATE, type VendorCallRecord } from '../core/call-record.js';
import type { JsonObject } from '../core/json.js';
import { firstText, readClockSeconds, readDecimal, textField, unknownFields } from '../core/read-field.js';
import { readWallTime } from '../core/wall-clock.js';
import { correlationIdIn } from './ucontact-data.mapper.js';
import { parseUcontactTime } from './ucontact-push.mapper.js';
import { CAMPAIGN_FIELDS, QUEUE_FIELDS, RECORD_COLUMNS } from './ucontact.wire.js';

/** On the dialer's own leg `peeraccount` holds the dialer's type instead of an agent. */
const DIALER_TYPES: ReadonlySet<string> = new Set([
  'powerdialer',
  'predictive',
  'progressive',
  'preview',
  'voicebroadcast',
]);
const KNOWN_COLUMNS: ReadonlySet<string> = new Set([...RECORD_COLUMNS, 'Guid', 'ParAndValues']);

export interface RecordOptions {
  readonly timeZone: string;
  /** The time of records whose own cannot be read: the beginning of what was asked for. */
  readonly undatedAt: Date;
}

/** What a row of a call has at least one of. Its id alone is no call. */
const CALL_COLUMNS = ['guid', 'Guid', 'calldate', 'src', 'dst', 'disposition', 'uniqueid'] as const;

/** Lists of this product end with an element that carries only bookkeeping: nothing that a call has. */
export const isTerminator = (row: JsonObject): boolean => firstText(row, ...CALL_COLUMNS) === '';

/** One row of `Cdr/getrecords`. Every row is kept: one without a readable date stands at a time of ours, and says so. */
export function toCallRecord(row: JsonObject, options: RecordOptions): VendorCallRecord {
  const guid = firstText(row, 'guid', 'Guid');
  const wall = parseUcontactTime(textField(row, 'calldate'));
  const read = wall === null ? null : readWallTime(wall, options.timeZone);
  const started = read ?? { instant: options.undatedAt, isInGap: false };
  const drift = unknownFields(row, KNOWN_COLUMNS);
  if (read === null) drift.push(UNREADABLE_DATE);
  if (started.isInGap) drift.push('calldate falls into an hour that the clock skipped');
  const duration = readDecimal(row['duration']);
  if (duration === null) drift.push('duration is no number');
  const dispositionWord = textField(row, 'disposition');
  const result = resultOfWord(dispositionWord);
  if (result === null) drift.push(`${UNKNOWN_WORD} ${dispositionWord.slice(0, 40)}`);
  const leg = legOf(textField(row, 'peeraccount'));
  const billSeconds = readDecimal(row['billsec']);
  const ended = read === null ? null : readEnd(row, read.instant, duration, options.timeZone);
  const campaign = textField(row, 'campaign');
  return {
    vendorKey: keyOf(row, guid, leg),
    startedAt: started.instant,
    ...(read?.alternative && { alternativeStartedAt: read.alternative }),
    ...(ended && { endedAt: ended }),
    source: textField(row, 'src'),
    destination: textField(row, 'dst'),
    durationSeconds: duration ?? 0,
    ...(billSeconds !== null && { billSeconds }),
    dispositionWord,
    result,
    leg,
    ...(campaign !== '' && { campaign }),
    ...(leg === 'agent' && { agent: textField(row, 'peeraccount') }),
    correlationId: correlationIdIn(firstText(row, 'parandvalues', 'ParAndValues')),
    ...(guid !== '' && { guid }),
    // A word that only its owner can explain may be an answer too; somebody talked, so there may be a recording.
    hasRecording: guid !== '' && (result === 'ANSWERED' || (result === null && (billSeconds ?? 0) > 0)),
    raw: row,
    drift,
  };
}

function legOf(peeraccount: string): VendorCallRecord['leg'] {
  if (peeraccount === '') return 'single';
  return DIALER_TYPES.has(peeraccount.toLowerCase()) ? 'dialer' : 'agent';
}

/** The row's own id; where the instance gives none, what tells two legs of one call apart. */
function keyOf(row: JsonObject, guid: string, leg: string): string {
  const id = textField(row, 'id');
  if (id !== '') return `id:${id}`;
  const calldate = textField(row, 'calldate').replace(/\.\d+\s*$/, '');
  const rest = [leg, calldate, textField(row, 'dst'), textField(row, 'uniqueid')];
  if (guid !== '') return ['leg', guid, ...rest].join('|');
  return ['leg', guid, ...rest, textField(row, 'src'), textField(row, 'channel')].join('|');
}

function readEnd(row: JsonObject, start: Date, duration: number | null, timeZone: string): Date | null {
  const wall = parseUcontactTime(textField(row, 'finishtime'));
  const finish = wall === null ? null : readWallTime(wall, timeZone);
  const candidates =
    finish === null ? [] : [finish.instant, ...(finish.alternative ? [finish.alternative] : [])];
  // Across a clock that was set back, only one of the two meanings lies after the start.
  const after = candidates.find((candidate) => candidate.getTime() >= start.getTime());
  if (after !== undefined) return after;
  return duration === null ? null : new Date(start.getTime() + duration * 1000);
}

/** One item of `Supervisor/queuesummary`; `null` for the terminator. */
export function toQueue(row: JsonObject): { queue: QueueSnapshot; drift: string[] } | null {
  const name = textField(row, 'queue');
  if (name === '') return null;
  const figures = pick(row, {
    loggedIn: 'loggedIn',
    available: 'available',
    waiting: 'callers',
    holdSeconds: 'holdTime',
    talkSeconds: 'talkTime',
    longestHoldSeconds: 'longestHoldTime',
  });
  return { queue: { name, ...figures, raw: row }, drift: unknownFields(row, QUEUE_FIELDS) };
}

/** One entry of `Supervisor/campaignstatus`; `null` for entries that are no campaign. */
export function toCampaignStatus(
  row: JsonObject,
): { status: CampaignStatusSnapshot; drift: string[] } | null {
  const campaign = textField(row, 'campaign');
  if (campaign === '') return null;
  const figures = pick(row, {
    agentsTotal: 'totalagents',
    agentsLoggedIn: 'logged',
    // The spelling is genuine.
    agentsAvailable: 'availables',
    agentsPaused: 'paused',
    agentsBusy: 'busy',
    agentsOnWrapUp: 'onwrapup',
    waiting: 'acd',
    completed: 'completed',
    abandoned: 'abandoned',
    totalCalls: 'totalcalls',
    serviceLevelPercent: 'servicelevel',
  });
  const talkedSeconds = readClockSeconds(row['talked']);
  const holdSeconds = readClockSeconds(row['hold']);
  const strategy = textField(row, 'strategy');
  return {
    status: {
      campaign,
      ...figures,
      ...(talkedSeconds !== null && { talkedSeconds }),
      ...(holdSeconds !== null && { holdSeconds }),
      ...(strategy !== '' && { strategy }),
      raw: row,
    },
    drift: unknownFields(row, CAMPAIGN_FIELDS),
  };
}

/** Figures under our names; one that is no number is left out instead of read as zero. */
function pick<Name extends string>(
  row: JsonObject,
  names: Readonly<Record<Name, string>>,
): Partial<Record<Name, number>> {
  const figures: Partial<Record<Name, number>> = {};
  for (const ours of Object.keys(names) as Name[]) {
    const value = readDecimal(row[names[ours]]);
    if (value !== null) figures[ours] = value;
  }
  return figures;
}
