const LATIN_1 = /^(iso-?8859-1|latin-?1|windows-1252)$/i;
const DECLARATION = /^<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/;

/**
 * The text of a body whose character set may be declared: by the header first, then by an XML declaration. Only what Western
 * European systems declare is believed; everything else is read as UTF-8, which then shows its broken letters.
 */
export function decodeDeclared(body: Uint8Array, contentType: string | string[] | undefined): string {
  const header =
    typeof contentType === 'string' ? /charset\s*=\s*"?([^\s";]{1,40})/i.exec(contentType)?.[1] : undefined;
  const start = new TextDecoder('windows-1252').decode(body.subarray(0, 200));
  const declared = header ?? DECLARATION.exec(start)?.[1];
  const label = declared !== undefined && LATIN_1.test(declared) ? 'windows-1252' : 'utf-8';
  return new TextDecoder(label).decode(body);
}
