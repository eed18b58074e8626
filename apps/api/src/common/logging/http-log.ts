import type { IncomingMessage, ServerResponse } from 'node:http';
import { pinoHttp } from 'pino-http';
import type { AppLogger } from './app-logger.js';

const QUIET = /^\/(health|metrics)\b/;

/** One line per answered request: method, path without its query, status, milliseconds, request id. */
export function httpLog(logger: AppLogger) {
  return pinoHttp<IncomingMessage, ServerResponse>({
    logger: logger.for('http'),
    // The id was given before, and every line carries it already.
    genReqId: (request) => request.id,
    quietReqLogger: true,
    autoLogging: { ignore: (request) => QUIET.test(request.url ?? '') },
    customLogLevel: (_request, response, error) => {
      if (error !== undefined || response.statusCode >= 500) return 'error';
      return response.statusCode >= 400 ? 'warn' : 'info';
    },
    serializers: {
      // Addresses that vendors call carry a secret in the path; a query may carry anything.
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        path: pathOf(request.url),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
  });
}

const SECRET_PATH = /^(\/api\/v1\/(?:hooks|inbound|webhooks)\/)[^/]+/;

const pathOf = (url: string): string => (url.split('?', 1)[0] ?? '').replace(SECRET_PATH, '$1***');
