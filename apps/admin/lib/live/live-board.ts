import type { LiveConnection, LiveEvent, LiveSnapshot, SnapshotKind } from '@callspool/contracts';

/** A snapshot with the moment it was seen on this browser's clock. */
export type BoardSnapshot = LiveSnapshot & { readonly seenMs: number | null };

export interface LiveBoard {
  readonly connections: readonly LiveConnection[];
  readonly snapshots: ReadonlyMap<string, BoardSnapshot>;
  /** When the service last told anything, on this browser's clock. */
  readonly toldMs: number;
}

export const EMPTY_BOARD: LiveBoard = { connections: [], snapshots: new Map(), toldMs: 0 };

const keyOf = (connectionId: string, kind: SnapshotKind): string => `${connectionId} ${kind}`;

/** The board after an event. Ages are counted by the service's clock, whatever this browser's says. */
export function withEvent(board: LiveBoard, event: LiveEvent, nowMs: number): LiveBoard {
  const offset = nowMs - Date.parse(event.at);
  const here = new Set(event.connections.map(({ id }) => id));
  const kept = [...board.snapshots].filter(([, { connectionId }]) => here.has(connectionId));
  const changed = event.snapshots.map((snapshot): [string, BoardSnapshot] => [
    keyOf(snapshot.connectionId, snapshot.kind),
    { ...snapshot, seenMs: snapshot.seenAt === null ? null : Date.parse(snapshot.seenAt) + offset },
  ]);
  return { connections: event.connections, snapshots: new Map([...kept, ...changed]), toldMs: nowMs };
}

export const snapshotOf = (
  board: LiveBoard,
  connectionId: string,
  kind: SnapshotKind,
): BoardSnapshot | null => board.snapshots.get(keyOf(connectionId, kind)) ?? null;
