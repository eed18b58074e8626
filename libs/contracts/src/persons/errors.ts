export const PERSON_ERRORS = {
  'person.in_flight': 409,
  'person.not_confirmed': 422,
} as const satisfies Record<string, number>;
