export const FILE_ERRORS = {
  'file.not_found': 404,
  'file.too_large': 413,
  'file.empty': 422,
  'file.cut_off': 400,
} as const satisfies Record<string, number>;
