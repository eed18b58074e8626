const CREDENTIALS_IN_AUTHORITY = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/?#"'\\@]*@/gi;
const SECRET_PARAMETER =
  /([?&](?:[a-z0-9_]*(?:pass(?:word|wd)?|pwd|secret|token|api_?key|access_?key)[a-z0-9_]*|key|hash)=)[^&#\s"'\\]*/gi;

/** Takes credentials out of every URL inside a text: `user:pass@` and parameters that look like secrets. */
export function redactUrls(text: string): string {
  return text.replace(CREDENTIALS_IN_AUTHORITY, '$1***@').replace(SECRET_PARAMETER, '$1***');
}
