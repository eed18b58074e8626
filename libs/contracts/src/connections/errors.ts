export const CONNECTION_ERRORS = {
  'connection.not_found': 404,
  'connection.name_taken': 409,
  'connection.settings_refused': 422,
  'connection.password_needed': 422,
  'connection.changed_meanwhile': 409,
  'connection.in_use': 409,
  'connection.not_capable': 409,
  'connection.vendor_trouble': 502,
} as const satisfies Record<string, number>;
