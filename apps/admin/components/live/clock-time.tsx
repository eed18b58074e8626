'use client';

import { useAge } from '../../hooks/use-age';

/** Minutes and seconds since a moment of this browser's clock, counting: `2:28`, `1:02:28`. A dash when it is not known. */
export function ClockTime({ sinceMs }: { readonly sinceMs: number | null }) {
  const seconds = useAge(sinceMs ?? 0);
  return <span className="tabular">{seconds === null ? '–' : clockTime(seconds)}</span>;
}

export function clockTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3_600);
  const minutes = Math.floor((whole % 3_600) / 60);
  const rest = String(whole % 60).padStart(2, '0');
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${String(minutes).padStart(2, '0')}:${rest}`;
}
