export const CONTACT_FILTER_ERRORS = {
  'contact_filter.invalid': 422,
  'contact_filter.too_wide': 422,
  'contact_filter.not_found': 404,
  'contact_filter.name_taken': 409,
  'contact_filter.not_yours': 403,
  'contact_filter.changed_meanwhile': 409,
} as const satisfies Record<string, number>;
