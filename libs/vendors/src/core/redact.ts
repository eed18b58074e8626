const DETAIL_CHARACTERS = 200;
const RAW_CHARACTERS = 300;
const HIDDEN = '[hidden]';

const PATTERNS: readonly [RegExp, string][] = [
  [/\b(https?):\/\/[^\s"'<>]*/gi, '$1://[address]'],
  [
    /\b(pass(?:word|wd)?|user(?:name)?|token|secret|md5secret)(["']?\s*[=:]\s*["']?)[^\s"'&<>,;]+/gi,
    '$1$2[hidden]',
  ],
  [/\b(Basic|Bearer)\s+[A-Za-z0-9+/=._-]+/gi, '$1 [hidden]'],
];

/** What pages and JSON write for a character, besides its number. */
const NAMED: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
};
const ESCAPED: Readonly<Record<string, string>> = { '\b': 'b', '\f': 'f', '\n': 'n', '\r': 'r', '\t': 't' };

const anyCase = (hex: string): string =>
  hex.replace(/[a-f]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);

/** One character in every way in which an address, a form, JSON or a page may spell it, once or twice over. */
function characterPattern(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  const percent = [...new TextEncoder().encode(character)].map(
    (byte) => `%(?:25){0,3}${anyCase(byte.toString(16).padStart(2, '0'))}`,
  );
  const units = character
    .split('')
    .map((unit) => String.raw`\\{1,4}u${anyCase(unit.charCodeAt(0).toString(16).padStart(4, '0'))}`);
  const name = NAMED[character];
  const letter = ESCAPED[character];
  return [
    percent.join(''),
    units.join(''),
    `&(?:amp;){0,3}#(?:0{0,4}${point}|[xX]0{0,4}${anyCase(point.toString(16))});`,
    ...(name === undefined ? [] : [`&(?:amp;){0,3}${name};`]),
    ...(letter === undefined ? [] : [String.raw`\\{1,4}${letter}`]),
    ...(character === ' ' ? [String.raw`\+`] : []),
    // JSON may put a backslash in front of a quote, a slash and itself.
    `${/["\\/]/.test(character) ? String.raw`\\{0,3}` : ''}${literally(character)}`,
  ].join('|');
}

/** Base64 of the bytes that text has in the two encodings met; without its padding, which may be spelled or left out. */
function base64Forms(text: string): string[] {
  const utf8 = String.fromCharCode(...new TextEncoder().encode(text));
  return [utf8, ...(/^[\u0000-\u00ff]*$/.test(text) ? [text] : [])].flatMap((binary) => {
    const standard = btoa(binary).replace(/=+$/, '');
    return [standard, standard.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

/** The secrets themselves, and what a sign-in header makes of them: each alone and as `user:password`. */
function wordsOf(secrets: readonly string[]): string[] {
  const long = secrets.filter((secret) => secret.length > 2);
  const pairs = long.flatMap((password) =>
    secrets
      .filter((user) => user !== '' && user !== password)
      .flatMap((user) => [`${user}:${password}`, `${password}:${user}`]),
  );
  const words = [...long, ...[...long, ...pairs].flatMap(base64Forms)];
  // The longest first, so that no half of a secret is left standing.
  return [...new Set(words)].sort((a, b) => b.length - a.length);
}

const cleaners = new Map<string, RegExp | null>();
/** Tokens come and go: what is kept is bounded. */
const MOST_CLEANERS = 200;

function cleanerOf(secrets: readonly string[]): RegExp | null {
  const key = JSON.stringify(secrets);
  const known = cleaners.get(key);
  if (known !== undefined) return known;
  const patterns = wordsOf(secrets).map((word) =>
    [...word].map((character) => `(?:${characterPattern(character)})`).join(''),
  );
  const cleaner = patterns.length === 0 ? null : new RegExp(patterns.join('|'), 'g');
  if (cleaners.size >= MOST_CLEANERS) cleaners.clear();
  cleaners.set(key, cleaner);
  return cleaner;
}

/** The text without the secrets, whichever way an address, a form, JSON, a page or a sign-in header spells them. */
export function withoutSpellings(text: string, secrets: readonly string[]): string {
  const cleaner = cleanerOf(secrets);
  return cleaner === null ? text : text.replace(cleaner, HIDDEN);
}

/** Far more than is kept of an answer: a page of megabytes is not searched for secrets that nobody will see. */
const SEARCHED_CHARACTERS = 20_000;
/** A secret that the cut goes through is not recognised any more, so that much before it goes too. */
const MARGIN_CHARACTERS = 4_000;

const beginningOf = (text: string): string =>
  text.length <= SEARCHED_CHARACTERS ? text : text.slice(0, SEARCHED_CHARACTERS);

function hideSecrets(text: string, secrets: readonly string[]): string {
  const beginning = beginningOf(text);
  let hidden = withoutSpellings(beginning, secrets);
  if (beginning.length < text.length) hidden = hidden.slice(0, -MARGIN_CHARACTERS);
  for (const [pattern, replacement] of PATTERNS) hidden = hidden.replace(pattern, replacement);
  return hidden;
}

/** The first bytes of an answer for support staff: without secrets, addresses and telephone numbers. */
export const redactDetail = (text: string, secrets: readonly string[]): string =>
  hideSecrets(text, secrets)
    .replace(/\d{6,}/g, (digits) => `${'*'.repeat(digits.length - 2)}${digits.slice(-2)}`)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, DETAIL_CHARACTERS);

/** An answer worth keeping beside an attempt: without secrets and addresses, cut short. */
export const redactRaw = (text: string, secrets: readonly string[]): string =>
  hideSecrets(text, secrets).trim().slice(0, RAW_CHARACTERS);
