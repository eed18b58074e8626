import type { EscauxConfig } from '../config.js';
import { VendorConfigError } from '../core/base-url.js';
import { VendorError } from '../core/vendor-error.js';
import { isKnownZone } from '../core/wall-clock.js';
import { demandExtension, demandVariableName } from './escaux-request.mapper.js';

/** By the setting, or else by the address. Credentials travel in secure mode only. */
export const isSecure = ({ baseUrl, settings }: EscauxConfig): boolean =>
  (settings?.mode ?? (/^\s*https:/i.test(baseUrl) ? 'secure' : 'compatibility')) === 'secure';

/** Throws VendorConfigError for what cannot work, naming the field. */
export function demandSettings(config: EscauxConfig): void {
  if (!isKnownZone(config.timeZone)) {
    throw new VendorConfigError('timeZone', `"${config.timeZone}" is no time zone, e.g. Europe/Brussels.`);
  }
  const { settings = {} } = config;
  if (isSecure(config)) demandSecure(config);
  settings.historyExtensions?.forEach((extension, index) =>
    asConfig(`settings.historyExtensions[${index}]`, () => demandExtension('', 'extension', extension)),
  );
  if (settings.correlationVariable !== undefined) {
    const name = settings.correlationVariable;
    asConfig('settings.correlationVariable', () => demandVariableName('', 'name', name));
  }
  for (const field of ['ringTimeoutMs', 'historyPageSize', 'eventPort', 'eventPingMs'] as const) {
    const number = settings[field];
    if (number !== undefined && (!Number.isInteger(number) || number < 1)) {
      throw new VendorConfigError(`settings.${field}`, `settings.${field}: a whole number above 0.`);
    }
  }
  // A page of one row, begun a second before its last, would never advance.
  if (settings.historyPageSize === 1) {
    throw new VendorConfigError('settings.historyPageSize', 'settings.historyPageSize: 2 at least.');
  }
}

function demandSecure({ baseUrl, username, password }: EscauxConfig): void {
  if (!/^\s*https:/i.test(baseUrl)) {
    throw new VendorConfigError('baseUrl', 'A SOP in secure mode is reached by https only.');
  }
  if (username === '' || password === '') {
    throw new VendorConfigError(
      'password',
      'A SOP in secure mode wants the name and password of a directory user.',
    );
  }
}

function asConfig(field: string, demand: () => unknown): void {
  try {
    demand();
  } catch (error) {
    if (error instanceof VendorError) throw new VendorConfigError(field, error.message);
    throw error;
  }
}
