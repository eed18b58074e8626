import type { IncomingMessage } from 'node:http';

/** Where files are uploaded, as the outside sees it. */
const UPLOADS = [/^\/api\/v1\/files\/?$/, /^\/api\/v1\/contact-lists\/[^/]+\/nightly\/?$/];

/**
 * Whether the body is a file to be streamed as it is. Body parsers must leave it alone, whatever content type the
 * caller names: curl says `application/x-www-form-urlencoded` by itself.
 */
export function isRawUpload(request: IncomingMessage): boolean {
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  return request.method === 'POST' && UPLOADS.some((upload) => upload.test(path));
}
