/** Refusals that any route may answer with. */
export const COMMON_ERRORS = {
  'request.invalid': 400,
  'request.malformed_id': 400,
  'request.malformed_body': 400,
  'request.malformed_cursor': 400,
  'request.too_large': 413,
  'request.unsupported_media_type': 415,
  'request.throttled': 429,
  'route.not_found': 404,
  'route.method_not_allowed': 405,
  'auth.required': 401,
  'auth.forbidden': 403,
  'auth.cross_site': 403,
  'record.conflict': 409,
  'service.unavailable': 503,
  'internal.error': 500,
} as const satisfies Record<string, number>;
