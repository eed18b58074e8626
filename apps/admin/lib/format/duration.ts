const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in its two greatest units: `8 s`, `3 min`, `2 h 27`, `4 d 3 h`; what is a whole hour or day says only that. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < MINUTE) return `${whole} s`;
  if (whole < HOUR) return `${Math.floor(whole / MINUTE)} min`;
  const minutes = Math.floor((whole % HOUR) / MINUTE);
  if (whole < DAY)
    return `${Math.floor(whole / HOUR)} h${minutes === 0 ? '' : ` ${String(minutes).padStart(2, '0')}`}`;
  const hours = Math.floor((whole % DAY) / HOUR);
  return `${Math.floor(whole / DAY)} d${hours === 0 ? '' : ` ${hours} h`}`;
}
