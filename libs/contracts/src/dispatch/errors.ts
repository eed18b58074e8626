export const DISPATCH_ERRORS = {
  'entry.not_found': 404,
  'test_call.number_invalid': 422,
  'test_call.not_allowed': 409,
  'test_call.not_sent': 409,
} as const satisfies Record<string, number>;
