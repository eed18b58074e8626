export const LIVE_ERRORS = {
  'live.not_capable': 409,
  'live.vendor_trouble': 502,
  'live.change_refused': 409,
  'live.change_unknown': 502,
} as const satisfies Record<string, number>;
