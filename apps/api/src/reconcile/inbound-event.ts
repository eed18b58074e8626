import { createHash } from 'node:crypto';
import { decodeIexpbxKeyPress, decodeIexpbxWebhook } from '@callspool/vendors';
import { escapeNul } from '../common/http/unstorable-text.js';

export const INBOUND_KINDS = ['call-started', 'call-ended', 'key-press'] as const;
export type InboundKind = (typeof INBOUND_KINDS)[number];

/** What is kept of a webhook. */
export interface WebhookPayload {
  readonly query: string;
  readonly chanid: string;
  readonly source: string | null;
  readonly destination: string | null;
  readonly status: string | null;
  readonly result: string | null;
  readonly durationSeconds: number | null;
}

/** What is kept of a key press. */
export interface KeyPressPayload {
  readonly query: string;
  readonly correlationId: string;
  readonly digits: string;
}

export interface InboundEvent {
  readonly kind: InboundKind;
  /** The same event told twice has the same key. */
  readonly eventKey: string;
  readonly payload: WebhookPayload | KeyPressPayload | { readonly query: string };
  /** Why it cannot be understood; such an event is kept and applied to nothing. */
  readonly problem: string | null;
  readonly drift: readonly string[];
}

const LONGEST_QUERY = 2_000;

/** Reads what a PBX called one of our addresses with. Nothing is refused: what cannot be understood is kept too. */
export function readInbound(kind: InboundKind, rawQuery: string): InboundEvent {
  const query = rawQuery.slice(0, LONGEST_QUERY);
  return storable(kind === 'key-press' ? readKeyPress(query) : readWebhook(kind, query));
}

/** The database cannot hold NUL, and nothing that a PBX reports may be lost. */
const storable = (event: InboundEvent): InboundEvent => ({
  ...event,
  eventKey: escapeNul(event.eventKey),
  payload: Object.fromEntries(
    Object.entries(event.payload).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'string' ? escapeNul(value) : value,
    ]),
  ) as unknown as InboundEvent['payload'],
  problem: event.problem === null ? null : escapeNul(event.problem),
  drift: event.drift.map(escapeNul),
});

/** Tells apart two different events under one key. */
export const hashOf = (query: string): string =>
  createHash('sha256').update(query).digest('base64url').slice(0, 16);

function readWebhook(kind: InboundKind, query: string): InboundEvent {
  const decoded = decodeIexpbxWebhook(query);
  if (!decoded.ok) return refused(kind, query, decoded.problem);
  const { event, chanid, source, destination, statusWord, result, durationSeconds, drift } = decoded.event;
  return {
    // By what it says, not by the address: in the PBX's form the two are easily swapped.
    kind: event === 'started' ? 'call-started' : 'call-ended',
    eventKey: chanid.slice(0, 200),
    payload: { query, chanid, source, destination, status: statusWord, result, durationSeconds },
    problem: null,
    drift,
  };
}

function readKeyPress(query: string): InboundEvent {
  const decoded = decodeIexpbxKeyPress(query);
  if (!decoded.ok) return refused('key-press', query, decoded.problem);
  const { correlationId, digits } = decoded.event;
  return {
    kind: 'key-press',
    eventKey: `${correlationId}:${digits}`,
    payload: { query, correlationId, digits },
    problem: null,
    drift: [],
  };
}

const refused = (kind: InboundKind, query: string, problem: string): InboundEvent => ({
  kind,
  eventKey: `refused:${hashOf(query)}`,
  payload: { query },
  problem,
  drift: [problem],
});
