import type { IncomingMessage, Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { listRoutes } from './common/auth/routes.js';
import { AppError, invariant } from './common/errors/app-error.js';
import { setUpOpenApi } from './common/http/open-api.js';
import { requestId } from './common/http/request-id.middleware.js';
import { AppLogger } from './common/logging/app-logger.js';
import { httpLog } from './common/logging/http-log.js';
import { NestLogger } from './common/logging/nest-logger.js';
import { Config } from './config/config.js';
import { isRawUpload } from './files/raw-upload.js';
import { Metrics } from './health/metrics.js';

export const API_PREFIX = 'api/v1';
export const OUTSIDE_THE_PREFIX = ['health/live', 'health/ready', 'metrics'];
const BODY_LIMIT = '1mb';
/** Ten thousand contacts in one request. */
const BULK_LIMIT = '12mb';
const BULK_PATH = /^\/api\/v1\/contact-lists\/[^/]+\/contacts\/bulk\/?$/;
const FORM_LIMIT = '100kb';
/** An upload of hundreds of megabytes over a slow line still fits. */
const REQUEST_TIMEOUT_MS = 30 * 60 * 1000;

/** Everything between the socket and the controllers; the server and the tests share it. */
export function configureApp(app: NestExpressApplication): void {
  const config = app.get(Config);
  const logger = app.get(AppLogger);
  app.useLogger(new NestLogger(logger));
  app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.use(requestId, httpLog(logger), app.get(Metrics).observe, securityHeaders(config), noStore);
  if (!config.servesRequests) app.use(onlyHealth);
  app.useBodyParser('json', {
    limit: BULK_LIMIT,
    type: (request: IncomingMessage) => isBulk(request) && parsed('application/json')(request),
  });
  app.useBodyParser('json', { limit: BODY_LIMIT, type: parsed('application/json') });
  app.useBodyParser('urlencoded', {
    limit: FORM_LIMIT,
    extended: false,
    type: parsed('application/x-www-form-urlencoded'),
  });
  app.setGlobalPrefix(API_PREFIX, { exclude: OUTSIDE_THE_PREFIX });
  setUpOpenApi(app, API_PREFIX);
  (app.getHttpServer() as Server).requestTimeout = REQUEST_TIMEOUT_MS;
  demandAccessOfEveryRoute(app);
}

/** @throws InvariantError that names the routes which do not say who may call them. */
export function demandAccessOfEveryRoute(app: NestExpressApplication): void {
  const silent = listRoutes(app).filter((route) => route.access === undefined);
  const names = silent.map((route) => `${route.method} ${route.path} (${route.handler})`);
  invariant(silent.length === 0, `Routes without @May or @Public: ${names.join(', ')}`);
}

/** Bodies of this type are read before the route is asked; uploads are left to theirs, whatever type they name. */
const parsed =
  (type: string) =>
  (request: IncomingMessage): boolean =>
    !isRawUpload(request) && Boolean((request as Request).is(type));

const isBulk = (request: IncomingMessage): boolean =>
  request.method === 'POST' && BULK_PATH.test((request.url ?? '').split('?', 1)[0] ?? '');

function securityHeaders(config: Config) {
  return helmet({
    strictTransportSecurity: config.hasSecureCookies,
    // Not "no-referrer": a browser then hides the origin of changes made from the documentation page.
    referrerPolicy: { policy: 'same-origin' },
    contentSecurityPolicy: {
      directives: {
        'default-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'frame-ancestors': ["'none'"],
        'upgrade-insecure-requests': config.hasSecureCookies ? [] : null,
      },
    },
  });
}

function noStore(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}

/** A worker listens for probes and collectors only. */
function onlyHealth(request: Request, _response: Response, next: NextFunction): void {
  const isHealth = OUTSIDE_THE_PREFIX.some((path) => request.path === `/${path}`);
  next(
    isHealth ? undefined : new AppError('route.not_found', 'This process is a worker; ask a web process.'),
  );
}
