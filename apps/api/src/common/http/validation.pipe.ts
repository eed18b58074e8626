import { StandardSchemaValidationPipe } from '@nestjs/common';
import { AppError } from '../errors/app-error.js';

/** Checks `@Body({ schema })`, `@Query({ schema })` and `@Param(…)`; answers 400 with every field's problem at once. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (found) => {
      const issues = found.slice(0, 200).map((issue) => ({
        path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
        message: issue.message,
      }));
      const fields = issues.length === 1 ? '1 field needs' : `${issues.length} fields need`;
      return new AppError('request.invalid', `${fields} mending; see issues.`, { issues });
    },
  });
}
