export const CAP_REACHES = ['everywhere', 'group', 'campaign'] as const;
export type CapReach = (typeof CAP_REACHES)[number];

export const CAP_SCOPES = ['number', 'person'] as const;
export type CapScope = (typeof CAP_SCOPES)[number];

export type CapWindow =
  | { readonly kind: 'rolling'; readonly seconds: number }
  | { readonly kind: 'calendar_day'; readonly zone: string }
  | { readonly kind: 'lifetime' };

/** At most `max` attempts in a window, to one number or one person, in one campaign, one group, or everywhere. */
export interface Cap {
  readonly id: string;
  readonly reach: CapReach;
  readonly scope: CapScope;
  readonly max: number;
  readonly window: CapWindow;
}

const DAY_SECONDS = 24 * 60 * 60;

/** What counts when nobody set anything: never more than these. */
export const DEFAULT_CAPS: readonly Cap[] = [
  {
    id: 'default-number-day',
    reach: 'everywhere',
    scope: 'number',
    max: 3,
    window: { kind: 'rolling', seconds: DAY_SECONDS },
  },
  {
    id: 'default-person-day',
    reach: 'everywhere',
    scope: 'person',
    max: 6,
    window: { kind: 'rolling', seconds: DAY_SECONDS },
  },
];
