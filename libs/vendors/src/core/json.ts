/** A value as it came out of JSON, kept as sent. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The parsed value, or `undefined` when the text is no JSON at all. A byte order mark and white space around it are ignored. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '').trim()) as Json;
  } catch {
    return undefined;
  }
}
