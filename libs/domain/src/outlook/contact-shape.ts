import { isKnownZone } from '../calling-hours/zone-clock.js';

/** Whether the do-not-call lists keep a number from being called: not at all, until an entry expires, or for good. */
export type ListedFor = 'no' | 'a_while' | 'good';

/** What the policy looks at in a number that has not been called yet. */
export interface NumberShape {
  readonly zones: readonly string[];
  readonly listed: ListedFor;
}

/** Contacts that look the same to the policy, counted together: a million of them make a few dozen shapes. */
export interface ContactShape {
  /** In the order in which they are tried. */
  readonly numbers: readonly NumberShape[];
  readonly contacts: number;
}

export type ShapeVerdict =
  | { readonly kind: 'callable'; readonly zones: readonly string[] }
  | { readonly kind: 'do_not_call' }
  | { readonly kind: 'zone_unknown' }
  | { readonly kind: 'no_number' };

const isZoneKnown = ({ zones }: NumberShape): boolean => zones.length > 0 && zones.every(isKnownZone);

/**
 * Which number of such contacts would be rung, hours left aside: the first that is not out for good, exactly as
 * {@link contactable} chooses it. Contacts that a known zone would free count as unknown, because that can be mended.
 */
export function judgeShape({ numbers }: Pick<ContactShape, 'numbers'>): ShapeVerdict {
  if (numbers.length === 0) return { kind: 'no_number' };
  const chosen = numbers.find((number) => number.listed !== 'good' && isZoneKnown(number));
  if (chosen !== undefined) {
    return chosen.listed === 'no' ? { kind: 'callable', zones: chosen.zones } : { kind: 'do_not_call' };
  }
  return numbers.some(({ listed }) => listed === 'no') ? { kind: 'zone_unknown' } : { kind: 'do_not_call' };
}
