const FEWEST_DIGITS = 7;

const digitsOf = (text: string): string => text.replace(/\D/g, '');
/** Without the international prefix 00. */
const plain = (text: string): string => digitsOf(text).replace(/^00/, '');

interface DialledNumber {
  readonly number: string;
  readonly dialedAs: string;
}

/** Whether a number in a record is the attempt's, digit for digit, in E.164 or as it was dialled. */
export function isSameNumber(text: string, attempt: DialledNumber): boolean {
  const found = plain(text);
  return found !== '' && (found === plain(attempt.number) || found === plain(attempt.dialedAs));
}

/** The same, forgiving a national form: enough where the record carries our id already, never to find an attempt. */
export function isLikeNumber(text: string, attempt: DialledNumber): boolean {
  if (isSameNumber(text, attempt)) return true;
  const found = digitsOf(text).replace(/^0+/, '');
  return found.length >= FEWEST_DIGITS && digitsOf(attempt.number).endsWith(found);
}
