/** An XML element to be written: a name, and a text or elements inside. */
export interface XmlElement {
  readonly name: string;
  readonly content: string | readonly XmlElement[];
  readonly attributes?: Readonly<Record<string, string>>;
}

export interface XmlFlavour {
  /** How an element without content is written: `<x/>` or `<x></x>`. */
  readonly empty: 'self-closed' | 'open-close';
  /** Indented, one element a line. */
  readonly pretty: boolean;
  /** Whether an XML declaration comes first. */
  readonly declaration: boolean;
  readonly encoding: 'UTF-8' | 'ISO-8859-1';
}

export const el = (name: string, ...content: readonly (string | XmlElement)[]): XmlElement => {
  const elements = content.filter((part) => typeof part !== 'string');
  return { name, content: elements.length > 0 ? elements : content.join('') };
};

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Writes a document. Names are the caller's to keep legal. */
export function writeXml(root: XmlElement, flavour: XmlFlavour): string {
  const head = flavour.declaration ? `<?xml version="1.0" encoding="${flavour.encoding}"?>\n` : '';
  return head + written(root, flavour, 0);
}

/** The bytes of a document in the encoding it declares. */
export const encodeXml = (document: string, { encoding }: XmlFlavour): Buffer =>
  Buffer.from(document, encoding === 'UTF-8' ? 'utf8' : 'latin1');

function written({ name, content, attributes = {} }: XmlElement, flavour: XmlFlavour, depth: number): string {
  const indent = flavour.pretty ? '   '.repeat(depth) : '';
  const end = flavour.pretty ? '\n' : '';
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
  const open = `${indent}<${name}${given.join('')}`;
  if (content.length === 0) return `${open}${flavour.empty === 'self-closed' ? '/>' : `></${name}>`}${end}`;
  if (typeof content === 'string') return `${open}>${escape(content)}</${name}>${end}`;
  const inside = content.map((child) => written(child, flavour, depth + 1)).join('');
  return `${open}>${end}${inside}${indent}</${name}>${end}`;
}
