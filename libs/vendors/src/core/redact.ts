const DETAIL_CHARACTERS = 200;
const RAW_CHARACTERS = 300;

const PATTERNS: readonly [RegExp, string][] = [
  [/\b(https?):\/\/[^\s"'<>]*/gi, '$1://[address]'],
  [
    /\b(pass(?:word|wd)?|user(?:name)?|token|secret|md5secret)(["']?\s*[=:]\s*["']?)[^\s"'&<>,;]+/gi,
    '$1$2[hidden]',
  ],
  [/\b(Basic|Bearer)\s+[A-Za-z0-9+/=._-]+/gi, '$1 [hidden]'],
];

/** Every way in which a secret may be spelled in an address, a form or JSON. */
function spellings(secret: string): string[] {
  const encoded = encodeURIComponent(secret);
  return [secret, encoded, encoded.replace(/%20/g, '+'), JSON.stringify(secret).slice(1, -1)];
}

function hideSecrets(text: string, secrets: readonly string[]): string {
  const words = secrets
    .filter((secret) => secret.length > 2)
    .flatMap(spellings)
    // The longest first, so that no half of a secret is left standing.
    .sort((a, b) => b.length - a.length);
  let hidden = text;
  for (const word of words) hidden = hidden.split(word).join('[hidden]');
  for (const [pattern, replacement] of PATTERNS) hidden = hidden.replace(pattern, replacement);
  return hidden;
}

/** The first bytes of an answer for support staff: without secrets, addresses and telephone numbers. */
export const redactDetail = (text: string, secrets: readonly string[]): string =>
  hideSecrets(text, secrets)
    .replace(/\d{6,}/g, (digits) => `${'*'.repeat(digits.length - 2)}${digits.slice(-2)}`)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, DETAIL_CHARACTERS);

/** An answer worth keeping beside an attempt: without secrets and addresses, cut short. */
export const redactRaw = (text: string, secrets: readonly string[]): string =>
  hideSecrets(text, secrets).trim().slice(0, RAW_CHARACTERS);
