import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { AppError } from '../common/errors/app-error.js';

const KEY = /^[\x21-\x7e]{8,200}$/;

/** The caller's own name for its request, from the header `Idempotency-Key`; the route demands it. */
export const IdempotencyKey = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const header = context.switchToHttp().getRequest<Request>().get('idempotency-key')?.trim();
  if (header !== undefined && KEY.test(header)) return header;
  throw new AppError(
    'idempotency.key_missing',
    'Send an Idempotency-Key of 8 to 200 visible characters, such as a UUID: a repeat is then done once.',
    { issues: [{ path: 'Idempotency-Key', message: 'Expected 8 to 200 visible characters.' }] },
  );
});
