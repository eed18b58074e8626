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

/** What a call ended with. */
export interface CallEnd {
  readonly result: Result;
  readonly digits: string | null;
  /** What the vendor's word says beyond the result. */
  readonly said: Disposition | null;
}

/**
 * The one way from what a call ended with to what it means: the word's result, the disposition, and its action. The key
 * that the contact pressed goes before the vendor's word; "do not call again" goes before both.
 */
export function outcomeOfCall({ result, digits, said }: CallEnd, policy: SettlePolicy): CallOutcome {
  const both = [dispositionOf(digits, policy), said].filter((one) => one !== null);
  const disposition = both.find(({ action }) => action === 'BLACKLIST') ?? both[0] ?? null;
  return { result, disposition, action: disposition?.action ?? 'NONE' };
}

/**
 * The disposition of the vendor's word as far as it is still to be acted upon. The first disposition of an attempt
 * counts and later ones change nothing, but "do not call again" always holds.
 */
export function newlySaid(before: string | null, said: Disposition | null): Disposition | null {
  if (said === null || said.id === before) return null;
  return before === null || said.action === 'BLACKLIST' ? said : null;
}

/** The first key that means something counts; several keys read at once (a code) are not a choice. */
export function dispositionOf(digits: string | null, policy: SettlePolicy): Disposition | null {
  for (const keys of (digits ?? '').split(' ')) {
    const disposition = policy.keys.get(keys);
    if (disposition !== undefined) return disposition;
  }
  return null;
}
