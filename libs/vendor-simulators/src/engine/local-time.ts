import { DateTime, IANAZone } from 'luxon';

/** Wall-clock fields of an instant in a zone, as `YYYY-MM-DDTHH:mm:ss` digits to cut from. */
export function localDigits(ms: number, zone: string): string {
  const offsetMinutes = IANAZone.create(zone).offset(ms);
  return new Date(ms + offsetMinutes * 60_000).toISOString().slice(0, 19);
}

/** `YYYY-MM-DD HH:mm:ss` of the zone's wall clock. */
export const localDateTime = (ms: number, zone: string): string => localDigits(ms, zone).replace('T', ' ');

export const isZone = (name: string): boolean => IANAZone.isValidZone(name);

/** The instant of a wall-clock text, or null when the text does not have the format or names no real date. */
export function instantOf(text: string, format: string, zone: string): number | null {
  const parsed = DateTime.fromFormat(text, format, { zone, locale: 'en-US' });
  return parsed.isValid ? parsed.toMillis() : null;
}
