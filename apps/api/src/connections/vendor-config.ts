import { escauxSettings, iexpbxSettings, ucontactSettings } from '@callspool/contracts';
import type { VendorConfig, WayOut } from '@callspool/vendors';
import { AppError, invariant } from '../common/errors/app-error.js';
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

/** The schema of a kind's settings; null for a kind that is not served yet. */
export function settingsSchemaOf(kind: ConnectionRecord['kind']) {
  switch (kind) {
    case 'ucontact':
      return ucontactSettings;
    case 'iexpbx':
      return iexpbxSettings;
    case 'escaux':
      return escauxSettings;
    default:
      return null;
  }
}

/** Settings as they came in, checked by the schema of their kind. */
export function parseSettings(kind: ConnectionRecord['kind'], settings: unknown): Record<string, unknown> {
  const schema = settingsSchemaOf(kind);
  invariant(schema !== null, `There is no schema for settings of the kind ${kind}.`);
  const parsed = schema.safeParse(settings);
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
    default:
      throw new AppError(
        'connection.kind_not_supported',
        `Connections of the kind ${kind} cannot be used yet.`,
      );
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
