import type { DispositionAction } from '@callspool/contracts';
import type { Result, RespoolRule } from '@callspool/domain';

export interface Disposition {
  readonly id: string;
  readonly label: string;
  readonly action: DispositionAction;
  /** Of SCHEDULE: how long after the call it is promised. */
  readonly scheduleDelayMinutes: number | null;
}

/** What a campaign says about the end of its attempts. */
export interface SettlePolicy {
  readonly campaignId: string;
  /** The vendor's disposition tree acts, so our respool is off. */
  readonly vendorDecides: boolean;
  readonly rules: readonly RespoolRule[];
  /** Disposition by pressed key. */
  readonly keys: ReadonlyMap<string, Disposition>;
}

export interface CallOutcome {
  readonly result: Result;
  readonly disposition: Disposition | null;
  readonly action: DispositionAction;
}

/** The one way from what a call ended with to what it means: the word's result, the disposition, and its action. */
export function outcomeOfCall(result: Result, digits: string | null, policy: SettlePolicy): CallOutcome {
  const disposition = dispositionOf(digits, policy);
  return { result, disposition, action: disposition?.action ?? 'NONE' };
}

/** The first key that means something counts; several keys read at once (a code) are not a choice. */
export function dispositionOf(digits: string | null, policy: SettlePolicy): Disposition | null {
  for (const keys of (digits ?? '').split(' ')) {
    const disposition = policy.keys.get(keys);
    if (disposition !== undefined) return disposition;
  }
  return null;
}
