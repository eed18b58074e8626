/**
 * What went wrong with a vendor, in one word:
 * - `unreachable`: no connection came about (name, port, TLS); nothing was sent
 * - `credentials`: the vendor refused who we are, before doing anything
 * - `throttled`: the vendor asked us to slow down, before doing anything
 * - `refused`: a documented "no" to this request, or a request that cannot be said in the vendor's format
 * - `severed`: the line broke after the request had been handed to it
 * - `timeout`: the deadline passed
 * - `broken`: a server fault (5xx), or an answer that is not HTTP
 * - `protocol`: an answer that this operation does not document (HTML, redirect, other JSON, too large)
 * - `not_sent`: the send-by moment had passed before the write; nothing was sent
 * - `circuit_open`: the connection is resting after repeated trouble; nothing was sent
 */
export type VendorErrorKind =
  | 'unreachable'
  | 'credentials'
  | 'throttled'
  | 'refused'
  | 'severed'
  | 'timeout'
  | 'broken'
  | 'protocol'
  | 'not_sent'
  | 'circuit_open';

/** `none`: nothing can have happened over there. `unknown`: a phone may be ringing (or the change may have been made). */
export type VendorEffect = 'none' | 'unknown';

export type VendorKind = 'ucontact' | 'iexpbx' | 'escaux' | 'xcally' | 'motion';

/** Why no connection came about. */
export type UnreachableReason =
  'host_unknown' | 'port_closed' | 'no_route' | 'tls' | 'proxy' | 'connection_lost' | 'no_answer';

export interface VendorErrorFields {
  readonly kind: VendorErrorKind;
  readonly effect: VendorEffect;
  readonly vendor: VendorKind;
  readonly operation: string;
  /** Plain words for people; never a URL, a body or a secret. */
  readonly message: string;
  /** True when the same request may be sent again whatever became of this one. */
  readonly repeatable: boolean;
  readonly status?: number | undefined;
  readonly reason?: UnreachableReason | undefined;
  /** The first bytes of the answer, redacted. For logs of support staff, not for screens. */
  readonly detail?: string | undefined;
  /** How long the vendor asked us to wait, if it said so. */
  readonly retryAfterMs?: number | undefined;
}

/** Trouble with a vendor. Carries no cause on purpose: causes of HTTP clients hold URLs, and URLs hold passwords. */
export class VendorError extends Error {
  readonly kind: VendorErrorKind;
  readonly effect: VendorEffect;
  readonly vendor: VendorKind;
  readonly operation: string;
  readonly repeatable: boolean;
  readonly status: number | undefined;
  readonly reason: UnreachableReason | undefined;
  readonly detail: string | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(fields: VendorErrorFields) {
    super(fields.message);
    this.name = 'VendorError';
    this.kind = fields.kind;
    this.effect = fields.effect;
    this.vendor = fields.vendor;
    this.operation = fields.operation;
    this.repeatable = fields.repeatable;
    this.status = fields.status;
    this.reason = fields.reason;
    this.detail = fields.detail;
    this.retryAfterMs = fields.retryAfterMs;
  }
}

/** The request cannot be said in the vendor's format; `field` names what must be mended. Nothing was sent. */
export class VendorEncodingError extends VendorError {
  readonly field: string;

  constructor(fields: { vendor: VendorKind; operation: string; field: string; message: string }) {
    super({ ...fields, kind: 'refused', effect: 'none', repeatable: true });
    this.name = 'VendorEncodingError';
    this.field = fields.field;
  }
}
