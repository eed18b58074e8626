export const EXPORT_ERRORS = {
  'export.not_found': 404,
  'export.not_done': 409,
  'export.not_cancellable': 409,
} as const satisfies Record<string, number>;
