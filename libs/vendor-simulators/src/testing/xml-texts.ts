/** Texts of all elements of a name, in order. Enough for the flat documents of the tests. */
export const texts = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}(?:/>|>([^<]*)</${name}>)`, 'g'))].map(([, inner]) => inner ?? '');
