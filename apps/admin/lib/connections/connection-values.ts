import {
  type ConnectionKind,
  type ConnectionView,
  DEFAULT_DOUBT_SECONDS,
  DEFAULT_PHONEBAR_URL,
  type EscauxConnectionSettings,
  escauxSettings,
  type IexpbxConnectionSettings,
  iexpbxSettings,
  type MotionConnectionSettings,
  motionSettings,
  type UcontactConnectionSettings,
  ucontactSettings,
  type XcallyConnectionSettings,
  xcallySettings,
} from '@callspool/contracts';

/** A phonebar has neither users nor dates, and may be reached by its agent's browser alone. */
export const isPhonebar = (kind: ConnectionKind): kind is 'xcally' | 'motion' =>
  kind === 'xcally' || kind === 'motion';

const SETTINGS = {
  ucontact: ucontactSettings,
  iexpbx: iexpbxSettings,
  escaux: escauxSettings,
  xcally: xcallySettings,
  motion: motionSettings,
} as const;

/** What the fields of the form hold. Secrets are empty unless they are given anew. */
export interface ConnectionValues {
  readonly kind: ConnectionKind;
  readonly name: string;
  readonly baseUrl: string;
  readonly username: string;
  readonly password: string;
  readonly timeZone: string;
  readonly maxConcurrent: number;
  readonly callsPerSecond: number | null;
  readonly timeoutMs: number;
  readonly doubtSeconds: number;
  readonly isEnabled: boolean;
  /** `keep`: as it is stored. */
  readonly authority: 'system' | 'keep' | 'given';
  readonly caCertificate: string;
  readonly proxyUrl: string;
  readonly proxySignIn: 'none' | 'keep' | 'given';
  readonly proxyCredentials: { readonly username: string; readonly password: string };
  readonly settings:
    | UcontactConnectionSettings
    | IexpbxConnectionSettings
    | EscauxConnectionSettings
    | XcallyConnectionSettings
    | MotionConnectionSettings;
}

export const settingsOf = (kind: ConnectionKind, settings: unknown) => SETTINGS[kind].parse(settings);

const NO_SIGN_IN = { username: '', password: '' };

export const newValues = (kind: ConnectionKind, timeZone: string): ConnectionValues => ({
  kind,
  name: '',
  baseUrl: isPhonebar(kind) ? DEFAULT_PHONEBAR_URL : '',
  username: '',
  password: '',
  timeZone,
  maxConcurrent: 10,
  callsPerSecond: null,
  timeoutMs: 10_000,
  doubtSeconds: DEFAULT_DOUBT_SECONDS[kind],
  isEnabled: true,
  authority: 'system',
  caCertificate: '',
  proxyUrl: '',
  proxySignIn: 'none',
  proxyCredentials: NO_SIGN_IN,
  settings: settingsOf(kind, {}),
});

export function valuesOf(view: ConnectionView): ConnectionValues {
  const { kind, name, baseUrl, username, timeZone, maxConcurrent, callsPerSecond, timeoutMs, doubtSeconds } =
    view;
  return {
    ...newValues(kind, timeZone),
    name,
    baseUrl,
    username,
    maxConcurrent,
    callsPerSecond,
    timeoutMs,
    doubtSeconds,
    isEnabled: view.isEnabled,
    authority: view.caCertificates.length > 0 ? 'keep' : 'system',
    proxyUrl: view.proxyUrl ?? '',
    proxySignIn: view.hasProxyCredentials ? 'keep' : 'none',
    settings: settingsOf(kind, view.settings),
  };
}

/** What is sent and checked: what is kept is left out, so that no secret needs to be known to change something else. */
export function toRequest(values: ConnectionValues): Record<string, unknown> {
  const { authority, proxySignIn, password, caCertificate, proxyUrl, proxyCredentials, ...rest } = values;
  const hasProxy = proxyUrl.trim() !== '';
  return {
    ...rest,
    password,
    ...(authority === 'keep' ? {} : { caCertificate: authority === 'given' ? caCertificate : null }),
    proxyUrl: hasProxy ? proxyUrl : null,
    ...(hasProxy && proxySignIn === 'keep'
      ? {}
      : { proxyCredentials: hasProxy && proxySignIn === 'given' ? proxyCredentials : null }),
  };
}

export function toChange(values: ConnectionValues): Record<string, unknown> {
  const { kind: _fixed, password, ...rest } = toRequest(values);
  return password === '' ? rest : { ...rest, password };
}
