/** A share in per cent, cut to one digit behind the comma: 99.97 % is not all. Null of nothing. */
export const percentOf = (part: number, of: number): number | null =>
  of <= 0 ? null : Math.floor((part * 1000) / of) / 10;

/** How much more or less than before, in per cent with one digit; null when there was nothing before. */
export const changeOf = (now: number, before: number): number | null =>
  before <= 0 ? null : Math.round(((now - before) * 1000) / before) / 10;
