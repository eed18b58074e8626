export const VENDOR_WORD_ERRORS = {
  'vendor_word.not_found': 404,
  'vendor_word.taken': 409,
  'vendor_word.no_result': 422,
} as const satisfies Record<string, number>;
