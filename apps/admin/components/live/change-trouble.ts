import { ApiError } from '../../lib/api/problem';

/** Whether something may have been changed although an error came: only a refusal by itself proves that nothing was. */
export const isUnknown = (error: Error): boolean =>
  !(error instanceof ApiError) || error.problem.status === 0 || error.problem.status >= 500;
