/** Dialer kinds, spelled as in the `peeraccount` of the dialer's own leg. */
export type DialerType = 'PowerDialer' | 'Predictive' | 'Progressive' | 'Preview' | 'VoiceBroadcast';

export interface SimulatedAgent {
  readonly name: string;
  readonly phone: string;
}

/** A dialer as its administrator sees it. Everything but name, type and agents may change while it runs. */
export interface UcontactDialer {
  readonly name: string;
  readonly type: DialerType;
  readonly agents: readonly SimulatedAgent[];
  /** A dialer calls only when it is enabled and inside its schedule. */
  enabled: boolean;
  inSchedule: boolean;
  /** Calls it starts per second. */
  pacePerSecond: number;
  /** Its own limit of simultaneous calls. */
  lines: number;
  /** How often it rings an unanswered number again by itself. */
  retries: number;
  retryDelayMs: number;
  /** Whether it goes on to a contact's alternative numbers once the main number is used up. */
  usesAlternatives: boolean;
  /** Whether it skips numbers of the do-not-call registry. */
  skipsBlacklisted: boolean;
  /** Number shown to the customer. */
  callerId: string;
}

export type DialerOptions = Pick<UcontactDialer, 'name' | 'type'> & Partial<UcontactDialer>;

const ARROWS: Readonly<Record<DialerType, string>> = {
  PowerDialer: '<-',
  Predictive: '<-',
  Progressive: '->',
  Preview: '->',
  VoiceBroadcast: '',
};

/** A dialer with its defaults; throws a RangeError when the name lacks the arrow its type brings. */
export function dialer(options: DialerOptions): UcontactDialer {
  if (!options.name.endsWith(ARROWS[options.type])) {
    throw new RangeError(
      `A ${options.type} campaign ends in "${ARROWS[options.type]}"; got "${options.name}".`,
    );
  }
  return {
    agents: [],
    enabled: true,
    inSchedule: true,
    pacePerSecond: 50,
    lines: 60,
    retries: 0,
    retryDelayMs: 3000,
    usesAlternatives: true,
    skipsBlacklisted: true,
    callerId: '29001000',
    ...options,
  };
}

/** The campaigns of a fresh simulator. */
export const defaultDialers = (): UcontactDialer[] => [
  dialer({
    name: 'Sales<-',
    type: 'PowerDialer',
    agents: [
      { name: 'Agent2', phone: '1002' },
      { name: 'Agent3', phone: '1003' },
      { name: 'Agent4', phone: '1004' },
    ],
  }),
  dialer({
    name: 'Survey<-',
    type: 'Predictive',
    agents: [
      { name: 'Agent5', phone: '1005' },
      { name: 'Agent6', phone: '1006' },
    ],
  }),
  dialer({ name: 'Renewals->', type: 'Progressive', agents: [{ name: 'Agent1', phone: '1001' }] }),
  dialer({ name: 'Broadcast', type: 'VoiceBroadcast' }),
];
