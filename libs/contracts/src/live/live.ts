import { z } from 'zod';
import { id, instant } from '../common/fields.js';
import { CONNECTION_KINDS, CONNECTION_STANDINGS } from '../connections/connections.js';

export const SNAPSHOT_KINDS = ['queues', 'members', 'active_calls', 'campaign_status'] as const;
export type SnapshotKind = (typeof SNAPSHOT_KINDS)[number];

/** What the vendor showed at one moment, with its age. */
export const snapshotView = z
  .object({
    kind: z.enum(SNAPSHOT_KINDS),
    /** Null: never read so far. */
    seenAt: instant.nullable(),
    ageSeconds: z.number().nullable(),
    /** In the vendor's order; null when never read. */
    items: z.array(z.record(z.string(), z.unknown())).nullable(),
    /** Why the last reading failed; null when it did not. What is shown is then older. */
    lastError: z.string().nullable(),
    lastErrorAt: instant.nullable(),
  })
  .meta({ id: 'Snapshot' });
export type SnapshotView = z.infer<typeof snapshotView>;

/** How far the call records of the connection have been read. */
export const recordsRead = z.object({
  /** End of the last window that was read and stored whole; null: none so far. */
  closedUntil: instant.nullable(),
  polledAt: instant.nullable(),
  /** Why the last reading failed; no attempt is given up as unconfirmed meanwhile. */
  lastError: z.string().nullable(),
});

export const connectionLive = z
  .object({ connectionId: id, at: instant, snapshots: z.array(snapshotView), callRecords: recordsRead })
  .meta({ id: 'ConnectionLive' });
export type ConnectionLive = z.infer<typeof connectionLive>;

/** A connection as the live screen names it; switched off ones are not watched and not told. */
export const liveConnection = z.object({
  id,
  name: z.string(),
  kind: z.enum(CONNECTION_KINDS),
  standing: z.enum(CONNECTION_STANDINGS),
  /** Of anything: a reading, a poll of call records or a test; null: never. */
  lastAnswerAt: instant.nullable(),
  /** What it can show, in the order of the alphabet; anything else it has not. */
  snapshots: z.array(z.enum(SNAPSHOT_KINDS)),
  /** Whether its queues' members can be changed from here. */
  canChangeMembers: z.boolean(),
  /** Whether its calls can be cut from here. */
  canHangUp: z.boolean(),
});
export type LiveConnection = z.infer<typeof liveConnection>;

export const liveSnapshot = snapshotView.extend({ connectionId: id });
export type LiveSnapshot = z.infer<typeof liveSnapshot>;

/** What a `live` event carries: every connection, and the snapshots that changed since the event before, all in the first. */
export const liveEvent = z
  .object({ at: instant, connections: z.array(liveConnection), snapshots: z.array(liveSnapshot) })
  .meta({ id: 'LiveEvent' });
export type LiveEvent = z.infer<typeof liveEvent>;

/** Something the vendor said that its documents do not: kept and counted, settling nothing. */
export const driftView = z
  .object({
    what: z.string(),
    sample: z.string(),
    count: z.number().int(),
    firstSeenAt: instant,
    lastSeenAt: instant,
  })
  .meta({ id: 'Drift' });
export type DriftView = z.infer<typeof driftView>;
export const driftList = z.object({ items: z.array(driftView) });
export type DriftList = z.infer<typeof driftList>;

/** A queue's name and a phone, both as `members` shows them. */
const memberOfQueue = { queue: z.string().min(1).max(100), phone: z.string().trim().min(1).max(40) };

export const changeMemberRequest = z.strictObject(memberOfQueue);
export type ChangeMemberRequest = z.infer<typeof changeMemberRequest>;

export const pauseMemberRequest = z.strictObject({
  ...memberOfQueue,
  /** Absent: in all queues of the phone. */
  queue: memberOfQueue.queue.exactOptional(),
  isPaused: z.boolean(),
});
export type PauseMemberRequest = z.infer<typeof pauseMemberRequest>;

export const hangUpRequest = z.strictObject({
  /** As `active_calls` shows it. */
  channel: z.string().min(1).max(200),
});
export type HangUpRequest = z.infer<typeof hangUpRequest>;

export const hangUpAnswer = z.object({
  channel: z.string(),
  /** False: the vendor took the request, but the call is still listed. */
  isGone: z.boolean(),
});
export type HangUpAnswer = z.infer<typeof hangUpAnswer>;
