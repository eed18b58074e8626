export const CAMPAIGN_ERRORS = {
  'campaign.not_found': 404,
  'campaign.name_taken': 409,
  'campaign.changed_meanwhile': 409,
  'campaign.not_editable': 409,
  'campaign.locked_field': 409,
  'campaign.settings_refused': 422,
  'campaign.reference_unknown': 422,
  'campaign.not_movable': 409,
  'campaign.not_ready': 409,
  'campaign.no_such_list': 404,
} as const satisfies Record<string, number>;
