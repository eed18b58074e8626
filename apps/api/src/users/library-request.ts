import type { Request } from 'express';
import { CLIENT_ADDRESS_HEADER } from './auth-library.js';

/** Of the caller's headers the sign-in library gets the cookies, the address and the browser's name only. */
export function libraryHeaders(request: Request, cookie = request.get('cookie') ?? ''): Headers {
  return new Headers({
    cookie,
    'user-agent': request.get('user-agent') ?? '',
    [CLIENT_ADDRESS_HEADER]: request.ip ?? '',
  });
}

/** Hands the library's cookies to the caller. */
export function passOnCookies(request: Request, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) request.res?.append('set-cookie', cookie);
}

/** The cookies as the caller would send them back, so that the same request can go on as the one who just signed in. */
export const asSentBack = (headers: Headers): string =>
  headers
    .getSetCookie()
    .filter((cookie) => !/max-age=0\b/i.test(cookie))
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
