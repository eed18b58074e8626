import type { LiveConnection, SnapshotKind } from '@callspool/contracts';
import { isPhonebar } from '../connections/connection-values';
import { type BoardSnapshot, type LiveBoard, snapshotOf } from './live-board';

type Item = Readonly<Record<string, unknown>>;

/** What every row knows of where it comes from. */
export interface LiveRowBase {
  readonly key: string;
  readonly connection: LiveConnection;
  /** When the vendor showed it, on this browser's clock. */
  readonly seenMs: number | null;
}

export interface QueueRow extends LiveRowBase {
  readonly name: string;
  readonly label: string | null;
  readonly waiting: number | null;
  readonly longestSeconds: number | null;
  readonly available: number | null;
  readonly loggedIn: number | null;
  readonly calls: number | null;
}

export interface MemberRow extends LiveRowBase {
  readonly name: string;
  readonly label: string;
  readonly state: string;
  readonly isRegistered: boolean;
  /** Null where the vendor has one row for each phone, whatever its queues. */
  readonly queue: string | null;
  /** Null: the vendor does not tell. */
  readonly isPaused: boolean | null;
  /** A permanent member cannot be taken out of its queue. */
  readonly isPermanent: boolean;
  /** On this browser's clock; null: not known since when. */
  readonly sinceMs: number | null;
}

export interface CallRow extends LiveRowBase {
  readonly channel: string;
  /** Null: the agent at the phonebar, which knows the other party alone. */
  readonly source: string | null;
  /** The channel where it is not told who is called; null as of `source`. */
  readonly destination: string | null;
  /** It is not told who called whom. */
  readonly isLeg: boolean;
  /** Whose phonebar it is; null where nobody tells. */
  readonly agent: string | null;
  readonly queue: string | null;
  readonly typeText: string;
  readonly stateText: string;
  readonly startedMs: number | null;
}

export interface StatusRow extends LiveRowBase {
  readonly campaign: string;
  readonly loggedIn: number | null;
  readonly available: number | null;
  readonly busy: number | null;
  readonly wrapUp: number | null;
  readonly paused: number | null;
  readonly waiting: number | null;
}

const text = (item: Item, field: string): string => {
  const value = item[field];
  return typeof value === 'string' ? value : '';
};
const count = (item: Item, field: string): number | null => {
  const value = item[field];
  return typeof value === 'number' ? value : null;
};

/** Where a snapshot is put together of several reports, each has a moment of its own. */
function seenOf(item: Item, { seenAt, seenMs }: BoardSnapshot): number | null {
  const own = Date.parse(text(item, 'seenAt'));
  if (seenMs === null || seenAt === null || Number.isNaN(own)) return seenMs;
  return own + (seenMs - Date.parse(seenAt));
}

function rowsOf<R extends LiveRowBase>(
  board: LiveBoard,
  kind: SnapshotKind,
  toRow: (item: Item, base: LiveRowBase, snapshot: BoardSnapshot) => R,
): R[] {
  return board.connections.flatMap((connection) => {
    const snapshot = snapshotOf(board, connection.id, kind);
    if (snapshot === null) return [];
    return (snapshot.items ?? []).map((item, index) =>
      toRow(item, { key: `${connection.id} ${index}`, connection, seenMs: seenOf(item, snapshot) }, snapshot),
    );
  });
}

/** A SOP and a Motion phonebar show calls without the queue they came through, so of a queue nobody knows how many. */
export const tellsQueueOfCall = ({ kind, snapshots }: LiveConnection): boolean =>
  kind !== 'escaux' && kind !== 'motion' && snapshots.includes('active_calls');

/** Who waits longest first, then by name. */
export function queueRows(board: LiveBoard): QueueRow[] {
  const calls = callRows(board);
  return rowsOf(board, 'queues', (item, base) => {
    const name = text(item, 'name');
    const label = text(item, 'label');
    const showsCalls = tellsQueueOfCall(base.connection);
    return {
      ...base,
      name,
      label: label === '' || label === name ? null : label,
      waiting: count(item, 'waiting'),
      longestSeconds: count(item, 'longestHoldSeconds'),
      available: count(item, 'available'),
      loggedIn: count(item, 'loggedIn') ?? membersIn(item),
      calls: showsCalls
        ? calls.filter((call) => call.connection.id === base.connection.id && call.queue === name).length
        : null,
    };
  }).sort((one, other) => (other.waiting ?? 0) - (one.waiting ?? 0) || one.name.localeCompare(other.name));
}

const membersIn = (item: Item): number | null =>
  Array.isArray(item['memberNames']) ? item['memberNames'].length : null;

/** Longest in their state first; those of whom that is not known come last. */
export function memberRows(board: LiveBoard): MemberRow[] {
  return rowsOf(board, 'members', (item, base, { seenAt, seenMs }) => {
    const since = Date.parse(text(item, 'stateSince'));
    const offset = seenMs === null || seenAt === null ? 0 : seenMs - Date.parse(seenAt);
    const [name, queue, isPaused] = [text(item, 'name'), text(item, 'queue'), item['isPaused']];
    return {
      ...base,
      // What is done to a row must meet the same member, whatever comes and goes around it meanwhile.
      key: queue === '' ? base.key : JSON.stringify([base.connection.id, queue, name]),
      name,
      label: text(item, 'label'),
      state: text(item, 'state'),
      isRegistered: item['isRegistered'] === true,
      queue: queue === '' ? null : queue,
      isPaused: typeof isPaused === 'boolean' ? isPaused : null,
      isPermanent: item['membership'] === 'static',
      sinceMs: Number.isNaN(since) ? null : since + offset,
    };
  }).sort(
    (one, other) =>
      (one.sinceMs ?? Infinity) - (other.sinceMs ?? Infinity) || one.name.localeCompare(other.name),
  );
}

/** Each phone once, however many queues it serves. */
export function phoneRows(members: readonly MemberRow[]): MemberRow[] {
  return [...new Map(members.map((row) => [`${row.connection.id} ${row.name}`, row])).values()];
}

/** Who is at either end, as far as the vendor tells. */
function endsOf(item: Item, { kind }: LiveConnection): Pick<CallRow, 'source' | 'destination' | 'isLeg'> {
  const [source, destination] = [text(item, 'source'), text(item, 'destination')];
  if (isPhonebar(kind))
    return { source: source || null, destination: destination || null, isLeg: text(item, 'typeText') === '' };
  return { source, destination: destination || text(item, 'channel'), isLeg: destination === '' };
}

/** Longest first. */
export function callRows(board: LiveBoard): CallRow[] {
  return rowsOf(board, 'active_calls', (item, base) => {
    const duration = count(item, 'durationSeconds');
    const channel = text(item, 'channel');
    return {
      ...base,
      channel,
      ...endsOf(item, base.connection),
      agent: text(item, 'agent') || null,
      queue: text(item, 'queue') || null,
      typeText: text(item, 'typeText'),
      stateText: text(item, 'stateText'),
      startedMs: duration === null || base.seenMs === null ? null : base.seenMs - duration * 1_000,
    };
  }).sort((one, other) => (one.startedMs ?? Infinity) - (other.startedMs ?? Infinity));
}

export const statusRows = (board: LiveBoard): StatusRow[] =>
  rowsOf(board, 'campaign_status', (item, base) => ({
    ...base,
    campaign: text(item, 'campaign'),
    loggedIn: count(item, 'agentsLoggedIn'),
    available: count(item, 'agentsAvailable'),
    busy: count(item, 'agentsBusy'),
    wrapUp: count(item, 'agentsOnWrapUp'),
    paused: count(item, 'agentsPaused'),
    waiting: count(item, 'waiting'),
  })).sort((one, other) => one.campaign.localeCompare(other.campaign));

export interface Figure {
  /** Null: no connection shows it. */
  readonly value: number | null;
  /** Of the oldest part of the sum. */
  readonly seenMs: number | null;
}

/** A sum over rows that is as old as its oldest part; a connection that showed nothing yet makes it of unknown age. */
export function figureOf<R extends LiveRowBase>(
  board: LiveBoard,
  kind: SnapshotKind,
  rows: readonly R[],
  value: (row: R) => number | null,
): Figure {
  const seen = board.connections
    .filter(({ snapshots }) => snapshots.includes(kind))
    .map(({ id }) => snapshotOf(board, id, kind)?.seenMs ?? null);
  const known = rows.map(value).filter((one) => one !== null);
  const hasValue = known.length > 0 || (rows.length === 0 && seen.some((one) => one !== null));
  if (!hasValue) return { value: null, seenMs: null };
  const moments = seen.filter((one) => one !== null);
  return { value: known.reduce((sum, one) => sum + one, 0), seenMs: Math.min(...moments) };
}
