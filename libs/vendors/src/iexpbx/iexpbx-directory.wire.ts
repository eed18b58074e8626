import { parseXml, type XmlElement } from '../core/xml.js';

/** One person of the PBX's phone book. */
export interface IexpbxContact {
  readonly name: string;
  readonly numbers: readonly string[];
}

export interface IexpbxDirectory {
  readonly contacts: readonly IexpbxContact[];
  readonly drift: readonly string[];
}

const DIALABLE = /^\+?[\d*#]{1,30}$/;

/**
 * The phone book, read by its structure: the page's sample has lost its tags, so the names of the elements are unknown. Each
 * element under the root is a person: its first element is the name, all further ones are numbers. `null` when the text is
 * no XML document, and for a document that cannot be a phone book.
 */
export function decodeDirectory(text: string): IexpbxDirectory | null {
  const root = parseXml(text);
  // An error in XML is a root with a text.
  if (root === undefined || /^html$/i.test(root.name) || root.text !== '') return null;
  const drift = new Set<string>();
  const contacts = root.children.flatMap((entry) => readEntry(entry, drift));
  return { contacts, drift: [...drift] };
}

function readEntry(entry: XmlElement, drift: Set<string>): IexpbxContact[] {
  const [name, ...rest] = entry.children;
  if (name === undefined || name.children.length > 0) {
    // Titles and prompts stand beside the entries of such directories.
    drift.add(`an element that is no entry: ${entry.name.slice(0, 40)}`);
    return [];
  }
  const numbers = rest.map(({ text }) => text.replace(/[\s().-]/g, '')).filter((number) => number !== '');
  if (numbers.some((number) => !DIALABLE.test(number))) drift.add('a number that is none');
  return [{ name: name.text, numbers: numbers.filter((number) => DIALABLE.test(number)) }];
}
