export const ATTEMPT_ERRORS = {
  'attempt.not_found': 404,
} as const satisfies Record<string, number>;
