export const LIVE_ERRORS = {
  'live.not_capable': 409,
  'live.vendor_trouble': 502,
} as const satisfies Record<string, number>;
