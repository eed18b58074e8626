import type { Request } from 'express';
import { AppError } from '../errors/app-error.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** True for methods that by HTTP's rules change nothing. */
export const isSafeMethod = (method: string): boolean => SAFE_METHODS.has(method);

/**
 * Whether the request comes from our own pages: the browser says so (`Sec-Fetch-Site: same-origin`, which a page cannot
 * set), or `Origin` (else `Referer`) is the public address or the host the request was sent to. A request that says
 * nothing is not ours: every browser of the last years sends one of the three with an unsafe method.
 */
export function isSameSite(request: Request, publicOrigin: string | null): boolean {
  if (request.get('sec-fetch-site') === 'same-origin') return true;
  const source = request.get('origin') ?? originOf(request.get('referer'));
  if (source === null) return false;
  if (source === publicOrigin) return true;
  const host = request.get('host');
  return host !== undefined && source === `${request.protocol}://${host}`;
}

function originOf(url: string | undefined): string | null {
  if (url === undefined) return null;
  return URL.canParse(url) ? new URL(url).origin : null;
}

/**
 * For public routes that set a cookie: refuses a request that a browser sent for a page of another site. One that names
 * no site at all comes from a program and is let through; it carries no cookie that could be abused.
 * @throws AppError `auth.cross_site`
 */
export function assertNotCrossSite(request: Request, publicOrigin: string | null): void {
  const namesSite = ['origin', 'referer', 'sec-fetch-site'].some(
    (header) => request.get(header) !== undefined,
  );
  if (namesSite && !isSameSite(request, publicOrigin)) {
    throw new AppError('auth.cross_site', 'This was asked for by a page of another site, so it is refused.');
  }
}
