import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { ErrorCode } from '@callspool/contracts';
import type { Request } from 'express';
import { AppError } from '../errors/app-error.js';

const ENTITY_TAG = /^(?:W\/)?"?(\d{1,9})"?$/;

/** The version that the caller last saw, from `If-Match: "3"`; null when it does not say (or says `*`). */
export const ExpectedVersion = createParamDecorator(
  (_data: unknown, context: ExecutionContext): number | null => {
    const header = context.switchToHttp().getRequest<Request>().get('if-match')?.trim();
    if (header === undefined || header === '*') return null;
    const version = ENTITY_TAG.exec(header)?.[1];
    if (version !== undefined) return Number(version);
    throw new AppError('request.invalid', 'If-Match must hold the version that you last saw, such as "3".', {
      issues: [{ path: 'If-Match', message: 'Expected a whole number in double quotes.' }],
    });
  },
);

/** Refuses an edit that is based on an older version than the stored one; null: the caller did not say which it saw. */
export function demandVersion(code: ErrorCode, stored: number, expected: number | null | undefined): void {
  if (expected === null || expected === undefined || expected === stored) return;
  throw new AppError(code, 'Somebody else has changed it meanwhile. Load it again and repeat the change.', {
    details: { version: stored, expectedVersion: expected },
  });
}
