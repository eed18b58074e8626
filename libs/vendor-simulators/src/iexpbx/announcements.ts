/** One thing an IVR call plays: a file by its name, or a text that is spoken. */
export type PlayedItem = { readonly file: string } | { readonly text: string };

/** A valid `file` value in the order of playing. */
export const playedItems = (file: string): PlayedItem[] =>
  splitItems(file).map((item) => (item.startsWith('{') ? { text: item.slice(1, -1) } : { file: item }));

/** Why a `file` value cannot be played, or null. Items are joined by pipes: a file name, or `{text}` to speak. */
export function announcementProblem(file: string, known: readonly string[]): string | null {
  // A brace or pipe that is still encoded. Other codes prove nothing: Turkish writes ten per cent as %10.
  if (/%7[BCD]/i.test(file)) return 'is encoded twice';
  if (/[$"]/.test(file)) return 'holds "$" or a quote, which the script might expand';
  for (const item of splitItems(file)) {
    if (item === '') return 'has an empty item';
    if (item.startsWith('{') || item.includes('{') || item.includes('}')) {
      if (!/^\{[^{}]+\}$/.test(item)) return `has unbalanced, nested or empty braces in "${item}"`;
    } else if (/\.[A-Za-z0-9]{2,4}$/.test(item)) {
      return `names "${item}" with an extension`;
    } else if (!known.includes(item)) {
      return `names "${item}", which is no announcement`;
    }
  }
  return null;
}

/** No escape for the pipe is documented, so it also separates inside braces. */
const splitItems = (file: string): string[] => file.split('|');
