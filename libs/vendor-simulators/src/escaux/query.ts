/** Parameters by name, in the order of arrival. Dots stay in names: profile parameters have them. */
export type Query = ReadonlyMap<string, string>;

export interface QueryReading {
  readonly query: Query;
  /** Rule and detail of what a correct caller does not send, although PHP copes with it. */
  readonly problems: readonly (readonly [rule: string, detail: string])[];
}

/** What may stand in a query as it is (RFC 3986), and the escapes. */
const ENCODED = /^[A-Za-z0-9\-._~!$'()*+,;:@/?%]*$/;
const BAD_PERCENT = /%(?![0-9A-Fa-f]{2})/;

/** Reads a query as PHP does: a plus is a blank, of two parameters of a name the later one counts. */
export function readQuery(raw: string): QueryReading {
  const query = new Map<string, string>();
  const problems: [string, string][] = [];
  for (const pair of raw === '' ? [] : raw.split('&')) {
    const mark = pair.indexOf('=');
    const name = decode(mark < 0 ? pair : pair.slice(0, mark));
    const value = mark < 0 ? '' : pair.slice(mark + 1);
    if (mark < 1) problems.push(['query.pair', `"${name}" is not name=value`]);
    // The guide prints `|` and `=` raw inside `var`; on the wire they are escaped.
    if (!ENCODED.test(value) || BAD_PERCENT.test(value))
      problems.push(['query.encoding', `the value of ${name} is not percent-encoded`]);
    if (query.has(name)) problems.push(['query.repeated', `parameter ${name} comes twice`]);
    query.set(name, decode(value));
  }
  return { query, problems };
}

function decode(part: string): string {
  const spaced = part.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
