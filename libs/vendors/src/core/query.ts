/** Name and value pairs in the order in which they are sent. */
export type Query = readonly (readonly [string, string])[];

/** Percent-encodes all but letters, digits and `- _ .`, so that no part can be read as another. Spaces become %20. */
export const encodeValue = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );

export const encodeQuery = (query: Query): string =>
  query.map(([name, value]) => `${encodeValue(name)}=${encodeValue(value)}`).join('&');
