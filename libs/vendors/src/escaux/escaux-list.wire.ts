import { isJsonObject, parseJson, type Json } from '../core/json.js';
import { childrenOf, parseXml, xmlToJson, type XmlElement } from '../core/xml.js';
import { rowReader, unreadable, value, type Drift, type Row, type Verdict } from './escaux-row.wire.js';

/** The root element when it bears exactly that name: two roots (`Channels`, `Queues`) mean two things each, so the function decides. */
export function rootNamed(text: string, root: string): XmlElement | string {
  const element = parseXml(text);
  if (element === undefined) return 'not well-formed XML';
  return element.name === root ? element : `the root ${element.name.slice(0, 40)} instead of ${root}`;
}

export interface ListShape<Name extends string> {
  readonly root: string;
  readonly item: string;
  /** What may stand beside the items, e.g. `hash`. */
  readonly beside?: readonly string[];
  readonly names: readonly Name[];
  /** A row without it is no row of this function, whatever its root is called. Of several, one is enough. */
  readonly key: Name | readonly Name[];
  readonly alsoKnown?: readonly string[];
}

/** Items have no wrapper: one, many or none stand directly under the root (guide). An empty root is an empty list (inferred). */
export function decodeXmlList<Name extends string>(
  text: string,
  shape: ListShape<Name>,
  drift: Drift,
): Verdict<readonly Row<Name>[]> {
  const root = rootNamed(text, shape.root);
  if (typeof root === 'string') return unreadable(root);
  const items = childrenOf(root, shape.item);
  const odd = root.children.filter(({ name }) => name !== shape.item && !shape.beside?.includes(name));
  // An error told in an element of its own must not look like an empty list.
  if (items.length === 0 && (odd.length > 0 || root.text !== '')) {
    return unreadable(`no ${shape.item}, but ${odd[0]?.name.slice(0, 40) ?? 'text'}`);
  }
  for (const { name } of odd) drift.add(`unknown element ${name}`);
  return readRows(items.map(xmlToJson), shape, drift);
}

export function readRows<Name extends string>(
  items: readonly Json[],
  shape: Pick<ListShape<Name>, 'item' | 'names' | 'key' | 'alsoKnown'>,
  drift: Drift,
): Verdict<readonly Row<Name>[]> {
  const rows = items.map(rowReader(shape.names, drift, shape.alsoKnown));
  const keys = typeof shape.key === 'string' ? [shape.key] : shape.key;
  const isWhole = rows.every((row) => keys.some((key) => row[key] !== ''));
  return isWhole ? value(rows) : unreadable(`a ${shape.item} without ${keys.join(', ')}`);
}

/** A JSON answer that must be a list of objects, bare or under one name. */
export function decodeJsonList<Name extends string>(
  text: string,
  shape: Pick<ListShape<Name>, 'item' | 'names' | 'key' | 'alsoKnown'> & { readonly under?: string },
  drift: Drift,
): Verdict<readonly Row<Name>[]> {
  const whole = parseJson(text);
  if (whole === undefined) return unreadable('no JSON');
  const found = shape.under === undefined ? whole : isJsonObject(whole) ? whole[shape.under] : undefined;
  // Where a list of one was made from XML, its item stands alone.
  const list = shape.under !== undefined && isJsonObject(found) ? [found] : found;
  if (!Array.isArray(list)) return unreadable(`no list${shape.under === undefined ? '' : ` ${shape.under}`}`);
  const items = list as readonly Json[];
  if (!items.every((item) => isJsonObject(item))) return unreadable('rows that are no objects');
  if (shape.under !== undefined && isJsonObject(whole)) {
    for (const name of Object.keys(whole)) if (name !== shape.under) drift.add(`unknown field ${name}`);
  }
  return readRows(items, shape, drift);
}
