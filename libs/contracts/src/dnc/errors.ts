export const DNC_ERRORS = {
  'dnc.not_found': 404,
  'dnc.already_removed': 409,
  'dnc.invalid': 422,
  'dnc_import.not_found': 404,
  'dnc_import.not_cancellable': 409,
  'dnc_import.no_rejects': 404,
} as const satisfies Record<string, number>;
