import {
  escauxSettings,
  iexpbxSettings,
  motionSettings,
  type PhonebarReach,
  ucontactSettings,
  xcallySettings,
} from '@callspool/contracts';
import type { VendorConfig, WayOut } from '@callspool/vendors';
import { AppError } from '../common/errors/app-error.js';
import type { ConnectionRecord } from './connection-record.js';
import type { ProxyCredentials } from './connection-secrets.js';

export type VendorConfigInput = Pick<
  ConnectionRecord,
  | 'kind'
  | 'baseUrl'
  | 'username'
  | 'timeZone'
  | 'settings'
  | 'maxConcurrent'
  | 'callsPerSecond'
  | 'timeoutMs'
  | 'caCertificate'
  | 'proxyUrl'
>;

/** What a connection signs in with: at the vendor, and at the proxy when that asks for it. */
export interface SignIns {
  readonly password: string;
  readonly proxy: ProxyCredentials | null;
}

const SETTINGS = {
  ucontact: ucontactSettings,
  iexpbx: iexpbxSettings,
  escaux: escauxSettings,
  xcally: xcallySettings,
  motion: motionSettings,
} as const;

/** Who reaches a phonebar; null for every other kind, which the service always reaches itself. */
export function reachOf({
  kind,
  settings,
}: Pick<ConnectionRecord, 'kind' | 'settings'>): PhonebarReach | null {
  if (kind === 'xcally') return xcallySettings.parse(settings).reach;
  return kind === 'motion' ? motionSettings.parse(settings).reach : null;
}

/** Settings as they came in, checked by the schema of their kind. */
export function parseSettings(kind: ConnectionRecord['kind'], settings: unknown): Record<string, unknown> {
  const parsed = SETTINGS[kind].safeParse(settings);
  if (parsed.success) return parsed.data;
  throw new AppError('request.invalid', 'The settings need mending; see issues.', {
    issues: parsed.error.issues.map((issue) => ({
      path: ['settings', ...issue.path.map(String)].join('.'),
      message: issue.message,
    })),
  });
}

/** What the adapter of this kind needs. Settings are read by their schema again, so that older rows get newer defaults. */
export function toVendorConfig(connection: VendorConfigInput, { password, proxy }: SignIns): VendorConfig {
  const { kind, baseUrl, username, timeZone, maxConcurrent, callsPerSecond, timeoutMs } = connection;
  const limits = {
    maxConcurrent,
    timeoutMs,
    ...(callsPerSecond === null ? {} : { callsPerSecond }),
  };
  const wayOut = toWayOut(connection, proxy);
  const common = { baseUrl, username, password, timeZone, limits, wayOut };
  switch (kind) {
    case 'ucontact': {
      const {
        numberFormat: _ours,
        blacklistsPermanent: _oursToo,
        ...settings
      } = ucontactSettings.parse(connection.settings);
      return { kind, ...common, settings };
    }
    case 'iexpbx': {
      const { numberFormat: _ours, ...settings } = iexpbxSettings.parse(connection.settings);
      return { kind, ...common, settings };
    }
    case 'escaux':
      return { kind, ...common, settings: escauxSettings.parse(connection.settings) };
    case 'xcally':
      return { kind, ...common, settings: xcallySettings.parse(connection.settings) };
    case 'motion':
      return { kind, ...common, settings: motionSettings.parse(connection.settings) };
  }
}

function toWayOut(
  { caCertificate, proxyUrl }: Pick<VendorConfigInput, 'caCertificate' | 'proxyUrl'>,
  credentials: ProxyCredentials | null,
): WayOut {
  return {
    ...(caCertificate === null ? {} : { caCertificate }),
    ...(proxyUrl === null ? {} : { proxy: { url: proxyUrl, ...credentials } }),
  };
}
