export const CONTACT_LIST_ERRORS = {
  'contact_list.not_found': 404,
  'contact_list.name_taken': 409,
  'contact_list.archived': 409,
  'contact_list.in_use': 409,
  'contact.not_found': 404,
  'contact.number_invalid': 422,
  'import.not_found': 404,
  'import.mapping_invalid': 422,
  'import.file_unreadable': 422,
  'import.not_cancellable': 409,
  'import.no_rejects': 404,
} as const satisfies Record<string, number>;
