export const CALL_RECORD_ERRORS = {
  'call_record.not_found': 404,
  'call_record.is_matched': 409,
} as const satisfies Record<string, number>;
