/** A value as it came out of JSON, kept as sent. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Strings are stepped over whole, so that digits in them are not taken for numbers. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\[^][^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Whole numbers that a double cannot hold as text, or two ids could become one. */
const quoteLongNumbers = (text: string): string =>
  text.replace(STRING_OR_NUMBER, (token) =>
    /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
  );

/**
 * The parsed value, or `undefined` when the text is no JSON at all. A byte order mark and white space around it are ignored;
 * whole numbers beyond what is exact come as text.
 */
export function parseJson(text: string): Json | undefined {
  try {
    const trimmed = text.replace(/^\uFEFF/, '').trim();
    const value = JSON.parse(trimmed) as Json;
    // A number that stands alone is nobody's id; as text it could pass for a token.
    const holdsIds = typeof value === 'object' && /\d{16}/.test(trimmed);
    return holdsIds ? (JSON.parse(quoteLongNumbers(trimmed)) as Json) : value;
  } catch {
    return undefined;
  }
}
