import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { isHttps } from './lib/env/env';
import { NONCE_HEADER } from './lib/nonce';
import { pageHeaders } from './lib/security-headers';

/** Every page gets its own nonce: Next marks its scripts with it, the layout hands it to the style sheets. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString('base64');
  const headers = pageHeaders({
    nonce,
    isHttps: isHttps(),
    isDevelopment: process.env.NODE_ENV === 'development',
  });
  const inner = new Headers(request.headers);
  inner.set(NONCE_HEADER, nonce);
  // Next reads the nonce for its own scripts from here.
  inner.set('Content-Security-Policy', headers['Content-Security-Policy'] ?? '');
  const response = NextResponse.next({ request: { headers: inner } });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/** Pages only. What is handed on to the API keeps the API's own headers, and its body is not touched here. */
export const config = { matcher: ['/((?!api/|health/|_next/static|_next/image|favicon.ico).*)'] };
