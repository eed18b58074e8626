import { toAscii } from '@callspool/domain';

/** A contact as the export reads it; numbers in the order in which they are tried. */
export interface ExportedContact {
  readonly id: string;
  readonly name: string | null;
  readonly externalId: string | null;
  readonly priority: number;
  readonly agent: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly numbers: readonly { readonly number: string; readonly kind: string | null }[];
}

const LETTERS: Readonly<Record<string, string>> = { mobile: 'M', work: 'W', home: 'H' };
/** These separate, and have no escape; uContact's own generators leave out the last two as well. */
const UNSAYABLE = /[;:=#'\p{Cc}\u2028\u2029]+/gu;

/**
 * One line of the file that `Dialers/uploadbase` takes, with its line end. What the format cannot say becomes a space: a
 * file with a hole in a remark is of more use than none.
 */
export function toUcontactLine(
  contact: ExportedContact,
  { campaign, encoding }: { campaign: string; encoding: 'ascii' | 'utf-8' },
): string {
  const say = (text: string): string => {
    const written = encoding === 'ascii' ? plain(text) : text;
    return written.replace(UNSAYABLE, ' ').trim();
  };
  const [main, ...others] = contact.numbers;
  const pairs = new Map<string, string>();
  for (const [name, value] of pairsOf(contact)) {
    const key = say(name);
    if (key !== '' && !pairs.has(key)) pairs.set(key, say(value));
  }
  const data = [...pairs].map(([name, value]) => `${name}=${value}`).join(':');
  const alternatives = others.map(({ number, kind }) => {
    const letter = LETTERS[kind ?? ''];
    return letter === undefined ? number : `${letter}=0=${number}`;
  });
  const cells = [say(campaign), main?.number ?? '', data, alternatives.join(':'), contact.priority];
  return `${cells.join(';')};${say(contact.agent ?? '')}\n`;
}

/** Name and id are pairs like others, unless a field says the same already. */
function pairsOf({ name, externalId, fields }: ExportedContact): [string, string][] {
  const pairs = Object.entries(fields);
  const values = new Set(Object.values(fields));
  const own: [string, string | null][] = [
    ['id', externalId],
    ['name', name],
  ];
  const added = own.flatMap(([key, value]): [string, string][] =>
    value === null || values.has(value) || Object.hasOwn(fields, key) ? [] : [[key, value]],
  );
  return [...added, ...pairs];
}

/** Letter by letter, so that one sign without a plain form does not cost the others theirs. */
function plain(text: string): string {
  const whole = toAscii(text);
  if ('text' in whole) return whole.text;
  return Array.from(text.normalize('NFC'), (letter) => {
    const ascii = toAscii(letter);
    return 'text' in ascii ? ascii.text : ' ';
  }).join('');
}
