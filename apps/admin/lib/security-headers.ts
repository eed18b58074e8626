export interface PageSecurity {
  /** Unguessable, and another one for each page that is loaded. */
  readonly nonce: string;
  /** Whether people reach the console over https. */
  readonly isHttps: boolean;
  /** `next dev`: it evaluates code and injects styles to show changes at once. */
  readonly isDevelopment: boolean;
}

const HSTS_SECONDS = 365 * 24 * 60 * 60;

/** What a browser may do with a page of the console. Only scripts and style sheets of this very answer run. */
export function pageHeaders(page: PageSecurity): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(page),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    'X-Frame-Options': 'DENY',
    ...(page.isHttps ? { 'Strict-Transport-Security': `max-age=${HSTS_SECONDS}; includeSubDomains` } : {}),
  };
}

export function contentSecurityPolicy({ nonce, isHttps, isDevelopment }: PageSecurity): string {
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    isDevelopment ? "style-src-elem 'self' 'unsafe-inline'" : `style-src-elem 'self' 'nonce-${nonce}'`,
    // Attributes only: Mantine hands sizes and colours to its style sheets by them. They cannot load or run anything.
    "style-src-attr 'unsafe-inline'",
    // The phonebar of the agent's own PC, on whatever port; a connection takes no other address of one.
    "connect-src 'self' http://localhost:* http://127.0.0.1:*",
    "worker-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ];
  return directives.join('; ');
}
