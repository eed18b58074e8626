import { SaxesParser } from 'saxes';
import type { Json } from './json.js';

/** One element as it came: its name, its own text without white space around it, and its elements in order. */
export interface XmlElement {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

interface Open {
  readonly name: string;
  text: string;
  readonly children: XmlElement[];
}

class UnreadableXml extends Error {}

const DEEPEST = 16;

/**
 * The root element, or `undefined` when the text is no well-formed document. Attributes are left out: no vendor says anything
 * in them. Everything stays text, so that leading zeros live. A document type is refused: it is a web page, or an attack.
 */
export function parseXml(text: string): XmlElement | undefined {
  try {
    return new XmlReader().read(text.replace(/^\uFEFF/, '').trim());
  } catch (error) {
    if (error instanceof UnreadableXml) return undefined;
    throw error;
  }
}

class XmlReader {
  private readonly open: Open[] = [];
  private root: XmlElement | undefined;

  read(text: string): XmlElement | undefined {
    const parser = new SaxesParser();
    const refuse = (why: string): never => {
      throw new UnreadableXml(why);
    };
    parser.on('error', (error) => refuse(error.message));
    parser.on('doctype', () => refuse('a document type'));
    parser.on('opentag', ({ name }) => {
      if (this.open.length === DEEPEST) refuse('too deep');
      this.open.push({ name, text: '', children: [] });
    });
    parser.on('text', (part) => this.add(part));
    parser.on('cdata', (part) => this.add(part));
    parser.on('closetag', () => this.close());
    parser.write(text).close();
    return this.root;
  }

  private add(part: string): void {
    const current = this.open.at(-1);
    if (current !== undefined) current.text += part;
  }

  private close(): void {
    const { name, text, children } = this.open.pop() as Open;
    const element = { name, text: text.trim(), children };
    const parent = this.open.at(-1);
    if (parent === undefined) this.root = element;
    else parent.children.push(element);
  }
}

/** All elements of that name, one or many or none. */
export const childrenOf = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter((child) => child.name === name);

/** The text for a leaf, else an object; what is repeated becomes an array, and text between elements is kept as `#text`. */
export function xmlToJson(element: XmlElement): Json {
  if (element.children.length === 0) return element.text;
  const fields: Record<string, Json> = element.text === '' ? {} : { '#text': element.text };
  const repeated = new Map<string, Json[]>();
  for (const child of element.children) {
    const value = xmlToJson(child);
    const list = repeated.get(child.name);
    if (list !== undefined) list.push(value);
    else if (Object.hasOwn(fields, child.name)) {
      const all = [fields[child.name] as Json, value];
      repeated.set(child.name, all);
      setOwn(fields, child.name, all);
    } else setOwn(fields, child.name, value);
  }
  return fields;
}

/** Names are the vendor's: one of them must not reach the object's prototype. */
function setOwn(fields: Record<string, Json>, name: string, value: Json): void {
  if (name === '__proto__') {
    Object.defineProperty(fields, name, { value, enumerable: true, configurable: true, writable: true });
  } else fields[name] = value;
}
