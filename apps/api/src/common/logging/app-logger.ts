import { Injectable } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';
import { Config } from '../../config/config.js';
import { redactUrls } from './redact.js';
import { requestContext } from './request-context.js';

/** Keys whose values never reach a log line, at the top and one level down. */
const SECRET_KEYS = [
  'password',
  'newPassword',
  'currentPassword',
  'oneTimePassword',
  'secret',
  'secrets',
  'token',
  'apiKey',
  'authorization',
  'cookie',
  'key',
];

/** Makes a pino logger per context: `logger.for('dispatch').info({ campaignId }, 'claimed')`. */
@Injectable()
export class AppLogger {
  readonly root: Logger;

  constructor(config: Config, destination?: DestinationStream) {
    const options = {
      level: config.logLevel,
      base: { node: config.nodeName },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          ...SECRET_KEYS,
          ...SECRET_KEYS.map((key) => `*.${key}`),
          'req.headers.authorization',
          'req.headers.cookie',
          'req.headers["x-api-key"]',
          'res.headers["set-cookie"]',
        ],
        censor: '[redacted]',
      },
      mixin: () => {
        const requestId = requestContext.requestId();
        return requestId === null ? {} : { requestId };
      },
      hooks: {
        // A vendor's URL carries its password; whatever text an error brings along passes here.
        streamWrite: redactUrls,
      },
    };
    this.root = destination === undefined ? pino(options) : pino(options, destination);
  }

  for(context: string): Logger {
    return this.root.child({ context });
  }
}
