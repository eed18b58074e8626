/** A registry whose numbers may be dialled only while its file is fresh. Only those that reach the campaign. */
export interface RequiredScrub {
  readonly id: string;
  readonly name: string;
  /** The calling codes of the numbers it speaks of; empty: every number. */
  readonly callingCodes: readonly string[];
  readonly maxAgeDays: number;
  /** The date of the file in force; null while there is none. */
  readonly asOf: Date | null;
}

// Not calendar days: the law counts from a download, and a day of 24 hours never ends later than one of the calendar's.
const DAY_MS = 24 * 60 * 60 * 1_000;

/** Whether the registry speaks of this number. Countries that share a calling code are covered together. */
export const isCovered = (scrub: Pick<RequiredScrub, 'callingCodes'>, e164: string): boolean =>
  scrub.callingCodes.length === 0 || scrub.callingCodes.some((code) => e164.startsWith(`+${code}`));

/** The first moment at which the file in force is too old; null while there is none. */
export const lapsesAt = (scrub: Pick<RequiredScrub, 'asOf' | 'maxAgeDays'>): Date | null =>
  scrub.asOf === null ? null : new Date(scrub.asOf.getTime() + scrub.maxAgeDays * DAY_MS);

/** Whether numbers it covers must not be dialled, because it was never loaded or is too old. */
export function isOverdue(scrub: Pick<RequiredScrub, 'asOf' | 'maxAgeDays'>, now: Date): boolean {
  const end = lapsesAt(scrub);
  return end === null || end <= now;
}
