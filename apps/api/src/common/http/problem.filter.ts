import { STATUS_CODES } from 'node:http';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { ERROR_STATUS, type ErrorCode, type Problem } from '@callspool/contracts';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { isDatabaseAway, isUnstorableText } from '../../database/database-errors.js';
import { AppError } from '../errors/app-error.js';
import type { AppLogger } from '../logging/app-logger.js';
import { requestContext } from '../logging/request-context.js';

const RETRY_AFTER_DATABASE_SECONDS = 5;

/** What Nest and the body parser throw by themselves, in our words. */
const BY_STATUS: Partial<Record<number, { code: ErrorCode; message: string }>> = {
  400: { code: 'request.malformed_body', message: 'The request body cannot be read; send well-formed JSON.' },
  404: { code: 'route.not_found', message: 'There is nothing at this address.' },
  405: { code: 'route.method_not_allowed', message: 'This address does not know this method.' },
  413: { code: 'request.too_large', message: 'The request body is larger than this address accepts.' },
  415: {
    code: 'request.unsupported_media_type',
    message: 'This address does not accept this content type or encoding.',
  },
};

/** Turns whatever a route throws into Problem Details (RFC 9457). A stack goes to the log, never to the caller. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log: Logger;

  constructor(logger: AppLogger) {
    this.log = logger.for('http');
  }

  catch(thrown: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const error = this.translate(thrown);
    if (error.status >= 500) this.log.error({ err: thrown, code: error.code }, 'request failed');
    if (response.headersSent) {
      // A stream that broke half-way: cutting the line is the only way left to say so.
      response.destroy();
      return;
    }
    if (error.retryAfterSeconds !== undefined)
      response.setHeader('Retry-After', String(error.retryAfterSeconds));
    if (error.status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="callspool"');
    response
      .status(error.status)
      .type('application/problem+json')
      .send(JSON.stringify(toProblem(error)));
  }

  private translate(thrown: unknown): AppError {
    if (thrown instanceof AppError) return thrown;
    if (isDatabaseAway(thrown)) {
      return new AppError(
        'service.unavailable',
        'The database does not answer. Try again in a few seconds.',
        {
          retryAfterSeconds: RETRY_AFTER_DATABASE_SECONDS,
          cause: thrown,
        },
      );
    }
    if (isUnstorableText(thrown)) {
      return new AppError(
        'request.invalid',
        'The request holds a character that cannot be stored, such as NUL (U+0000); leave it out.',
        { cause: thrown },
      );
    }
    const known = BY_STATUS[statusOf(thrown) ?? 500];
    if (known !== undefined) return new AppError(known.code, known.message, { cause: thrown });
    return new AppError(
      'internal.error',
      'The service made a mistake. It is in the log under this request id.',
      {
        cause: thrown,
      },
    );
  }
}

/** The body of the answer for a refusal. */
export function toProblem(error: AppError): Problem {
  const status = ERROR_STATUS[error.code];
  return {
    type: `urn:callspool:problem:${error.code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: error.message,
    code: error.code,
    requestId: requestContext.requestId() ?? '',
    ...(error.issues === undefined ? {} : { issues: [...error.issues] }),
    ...(error.details === undefined ? {} : { details: error.details }),
  };
}

/** Status of a Nest exception or of a body parser's error (`http-errors`, which carries `status`). */
function statusOf(thrown: unknown): number | null {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (thrown instanceof Error && 'status' in thrown && typeof thrown.status === 'number')
    return thrown.status;
  return null;
}
