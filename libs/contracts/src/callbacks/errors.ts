export const CALLBACK_ERRORS = {
  'callback.not_found': 404,
  'callback.already_promised': 409,
  'callback.not_open': 409,
  'callback.in_flight': 409,
  'callback.campaign_calls_nobody': 409,
  'callback.not_in_spool': 422,
  'callback.number_unknown': 422,
  'callback.do_not_call': 422,
  'callback.in_the_past': 422,
  'callback.too_far': 422,
  'callback.outside_hours': 422,
  'callback.agent_unknown': 422,
} as const satisfies Record<string, number>;
