import type { ContactPolicy, RespoolRule } from '@callspool/domain';

export type DialingMethodName = 'dialer_push' | 'dialer_upload' | 'ivr_call' | 'masked_call';

/** Everything dispatch needs of a campaign, read together so that it fits together. */
export interface DispatchCampaign {
  readonly id: string;
  readonly name: string;
  readonly groupId: string | null;
  readonly connectionId: string;
  readonly method: DialingMethodName;
  readonly vendorSettings: Readonly<Record<string, unknown>>;
  /** '' when the method dials at once and shares no vendor spool. */
  readonly vendorCampaign: string;
  readonly callsPerSecond: number;
  readonly maxConcurrent: number;
  readonly weight: number;
  readonly vendorDecides: boolean;
  readonly respoolRules: readonly RespoolRule[];
  readonly connection: DispatchConnection;
  readonly policy: ContactPolicy;
}

export interface DispatchConnection {
  readonly id: string;
  readonly kind: string;
  readonly enabled: boolean;
  readonly maxConcurrent: number;
  /** Null: no limit of its own. */
  readonly callsPerSecond: number | null;
  readonly doubtSeconds: number;
  readonly timeoutMs: number;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Methods that put the contact into the vendor's own spool, which dials by its own clock. */
export const usesVendorSpool = (method: DialingMethodName): boolean =>
  method === 'dialer_push' || method === 'dialer_upload';
