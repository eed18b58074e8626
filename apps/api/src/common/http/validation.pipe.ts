import { type ArgumentMetadata, StandardSchemaValidationPipe } from '@nestjs/common';
import type { Issue } from '@callspool/contracts';
import { AppError } from '../errors/app-error.js';
import { findUnstorableText } from './unstorable-text.js';

const FROM_OUTSIDE: readonly ArgumentMetadata['type'][] = ['body', 'query', 'param'];

/** Refuses, on every route and before its schema is asked, text that the database cannot hold. */
class ValidationPipe extends StandardSchemaValidationPipe {
  override async transform<T = unknown>(value: T, metadata: ArgumentMetadata): Promise<T> {
    if (FROM_OUTSIDE.includes(metadata.type)) {
      const issues = findUnstorableText(value, metadata.data ?? '');
      if (issues.length > 0) throw invalid(issues);
    }
    return super.transform(value, metadata);
  }
}

/** Checks `@Body({ schema })`, `@Query({ schema })` and `@Param(…)`; answers 400 with every field's problem at once. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new ValidationPipe({
    exceptionFactory: (found) =>
      invalid(
        found.slice(0, 200).map((issue) => ({
          path: (issue.path ?? [])
            .map((part) => String(typeof part === 'object' ? part.key : part))
            .join('.'),
          message: issue.message,
        })),
      ),
  });
}

function invalid(issues: readonly Issue[]): AppError {
  const fields = issues.length === 1 ? '1 field needs' : `${issues.length} fields need`;
  return new AppError('request.invalid', `${fields} mending; see issues.`, { issues });
}
