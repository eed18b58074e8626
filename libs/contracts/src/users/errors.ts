export const USER_ERRORS = {
  'session.refused': 401,
  'session.throttled': 429,
  'session.password_change_needed': 403,
  'session.password_refused': 422,
  'user.not_found': 404,
  'user.email_taken': 409,
  'user.last_admin': 409,
  'user.not_yourself': 409,
  'api_key.not_found': 404,
} as const satisfies Record<string, number>;
