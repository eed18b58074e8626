const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
  ñ: 'n',
  Ñ: 'N',
  '‘': ' ',
  '’': ' ',
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '€': 'EUR',
  '\u00a0': ' ',
  '\u202f': ' ',
};

const isAscii = (character: string): boolean => (character.codePointAt(0) ?? 0) < 0x80;

/** The text in ASCII letters, or the first character that has no ASCII form. */
export function toAscii(text: string): { readonly text: string } | { readonly unsayable: string } {
  let ascii = '';
  for (const character of text.normalize('NFC')) {
    const replacement = isAscii(character) ? character : (LETTERS[character] ?? withoutMarks(character));
    if (replacement === null) return { unsayable: character };
    ascii += replacement;
  }
  return { text: ascii };
}

function withoutMarks(character: string): string | null {
  const bare = character.normalize('NFD').replace(/\p{M}/gu, '');
  return bare !== '' && [...bare].every(isAscii) ? bare : null;
}
