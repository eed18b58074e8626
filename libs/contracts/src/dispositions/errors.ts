export const DISPOSITION_ERRORS = {
  'disposition.not_found': 404,
  'disposition.name_taken': 409,
  'disposition.in_use': 409,
  'disposition.no_schedule_delay': 422,
} as const satisfies Record<string, number>;
