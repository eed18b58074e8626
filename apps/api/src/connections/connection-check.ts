import { createVendor, InMemorySessionStore, VendorConfigError } from '@callspool/vendors';
import { AppError } from '../common/errors/app-error.js';
import { type SignIns, toVendorConfig, type VendorConfigInput } from './vendor-config.js';

/**
 * Asks the adapter whether settings can work at all, without opening a socket.
 * @throws AppError `connection.settings_refused` that names the field.
 */
export function demandWorkable(connection: VendorConfigInput, signIns: SignIns): void {
  try {
    const vendor = createVendor(toVendorConfig(connection, signIns), {
      clock: { now: () => new Date(0) },
      monotonicNow: () => 0,
      log: () => undefined,
      sessionStore: new InMemorySessionStore(),
    });
    void vendor.close();
  } catch (error) {
    if (!(error instanceof VendorConfigError)) throw error;
    throw new AppError('connection.settings_refused', error.message, {
      issues: [{ path: error.field, message: error.message }],
    });
  }
}

/** Whether two addresses lead to the same host and port. */
export function isSameHost(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).origin === new URL(other).origin;
}
