export const CONTACT_CHANGE_ERRORS = {
  'contact.invalid': 422,
  'contact.duplicate': 409,
  'contact.do_not_call': 409,
  'contact.changed_meanwhile': 409,
  'contact.list_busy': 503,
  'idempotency.key_missing': 400,
  'idempotency.key_reused': 422,
} as const satisfies Record<string, number>;
