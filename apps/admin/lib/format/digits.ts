/** Digits of what was typed, as lists take them: with the "+" of a country code or without. Null when there are none. */
export const digitsOf = (typed: string | null): string | null => {
  const digits = (typed ?? '').replace(/[\s().-]/g, '').replace(/^00/, '+');
  return /^\+?\d{1,15}$/.test(digits) ? digits : null;
};
