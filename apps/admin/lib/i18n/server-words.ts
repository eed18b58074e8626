/**
 * The service's sentences in another language: from the English one, with `{0}`, `{1}`… for what the service puts in, to the
 * other with the same places in any order.
 */
export type ServerWords = Readonly<Record<string, string>>;

/** A sentence of the service in the language of the page; what is not known stays as it is. */
export type Translate = (sentence: string) => string;

interface Template {
  /** What stands around the places: one more than there are places. */
  readonly literals: readonly string[];
  readonly numbers: readonly number[];
  /** In the other language. */
  readonly words: string;
}

/** What a page says at one time fits in; older ones are looked up anew. */
const KEPT = 500;
/** Longer texts are somebody's data, not sentences. */
const LONGEST = 2_000;
const PLACE = /\{(\d+)\}/;
const SENTENCE_ENDS = /(?<=[.!?)]) (?=[A-Z“"{(]|uContact )/;

/**
 * Translates by whole sentences first, then by templates (those with more text of their own first), then sentence by sentence.
 * What stands in a place of a template is translated too, unless it stands in quotes: then it is somebody's own word.
 */
export function translator(words: ServerWords): Translate {
  const templates = Object.entries(words)
    .filter(([english]) => PLACE.test(english))
    .map(([english, spoken]) => toTemplate(english, spoken))
    .sort((one, other) => weight(other) - weight(one));
  const kept = new Map<string, string>();

  const look: Translate = (sentence) => {
    const known = kept.get(sentence);
    if (known !== undefined) return known;
    const spoken = sentence.length > LONGEST ? sentence : find(sentence);
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '');
    kept.set(sentence, spoken);
    return spoken;
  };

  const exact = (text: string): string | null => (Object.hasOwn(words, text) ? (words[text] ?? null) : null);

  /** By the first template that says something else than the text does. */
  const byTemplate = (text: string, isOneSentence: boolean): string | null => {
    for (const template of templates) {
      const places = match(template.literals, text);
      if (places === null) continue;
      if (isOneSentence && places.some((place) => SENTENCE_ENDS.test(place))) continue;
      const spoken = fill(template, places, look);
      if (spoken !== text) return spoken;
    }
    return null;
  };

  const find = (text: string): string => {
    const whole = exact(text) ?? byTemplate(text, true);
    if (whole !== null) return whole;
    const parts = text.split(SENTENCE_ENDS);
    if (parts.length === 1) return text;
    const spoken = inSentences(parts, (each) => exact(each) ?? byTemplate(each, true));
    return spoken.isKnown ? spoken.text : (byTemplate(text, false) ?? spoken.text);
  };

  // A single word is a code or somebody's own, unless it stands in a sentence of the service.
  return (sentence) => (sentence.trim().includes(' ') ? look(sentence) : sentence);
}

function toTemplate(english: string, words: string): Template {
  const pieces = english.split(PLACE);
  return {
    literals: pieces.filter((_, index) => index % 2 === 0),
    numbers: pieces.filter((_, index) => index % 2 === 1).map(Number),
    words,
  };
}

const weight = ({ literals }: Template): number => literals.join('').length;

/**
 * What stands in the places, each as short as it can be; null when the text is another. Walks the text once for each literal,
 * where a regular expression could be made to try every division of it.
 */
function match(literals: readonly string[], text: string): string[] | null {
  const [first = '', ...others] = literals;
  const last = others.pop() ?? '';
  if (!text.startsWith(first) || !text.endsWith(last)) return null;
  const places: string[] = [];
  const end = text.length - last.length;
  let from = first.length;
  for (const literal of others) {
    const at = text.indexOf(literal, from);
    if (at === -1) return null;
    places.push(text.slice(from, at));
    from = at + literal.length;
  }
  return from > end ? null : [...places, text.slice(from, end)];
}

function fill(
  { literals, numbers, words }: Template,
  places: readonly string[],
  translate: Translate,
): string {
  const said = new Map(
    numbers.map((number, index) => {
      const place = places[index] ?? '';
      return [number, /["“]$/.test(literals[index] ?? '') ? place : translate(place)];
    }),
  );
  return words.replace(/\{(\d+)\}/g, (whole, number: string) => said.get(Number(number)) ?? whole);
}

/** The longest runs of sentences that are known, from the left; the others as they are. */
function inSentences(
  parts: readonly string[],
  find: (text: string) => string | null,
): { readonly text: string; readonly isKnown: boolean } {
  const spoken: string[] = [];
  let isKnown = true;
  for (let from = 0; from < parts.length;) {
    let next = from + 1;
    let found: string | null = null;
    for (let to = parts.length; to > from && found === null; to -= 1) {
      found = find(parts.slice(from, to).join(' '));
      if (found !== null) next = to;
    }
    if (found === null) isKnown = false;
    spoken.push(found ?? parts[from] ?? '');
    from = next;
  }
  return { text: spoken.join(' '), isKnown };
}
